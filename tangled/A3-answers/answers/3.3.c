/* Answer 3.3: ln of the sum, less the mean of the relative logits. */
#include "3.3.h"
#include <tgmath.h>

void entropy(const Logits *restrict x, Loss *restrict y)
{
    RelativeLogits r;
    Distribution p;
    real sum = 0, mean = 0;
    subtract_largest(x, &r);
    normalise(&r, &p);
    for (int i = 0; i < VOCABULARY; i++) {
        sum += exp(r.at[i]);
        mean += p.at[i] * r.at[i];
    }
    y->nats = log(sum) - mean;
}
