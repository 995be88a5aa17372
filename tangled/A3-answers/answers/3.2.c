/* Answer 3.2: subtract, divide, normalise. */
#include "3.2.h"

enum status soften(const Temperature *restrict p, const Logits *restrict x,
                   Distribution *restrict y)
{
    RelativeLogits r;
    if (!(p->value > 0))
        return OUT_OF_RANGE;
    subtract_largest(x, &r);
    for (int i = 0; i < VOCABULARY; i++)
        r.at[i] /= p->value;
    normalise(&r, y);
    return OK;
}
