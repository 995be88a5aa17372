/* Exercise 3.3: the entropy of softmax (x), in nats. */
#include "3.3.h"

void entropy(const Logits *restrict x, Loss *restrict y)
{
    (void)x;
    y->nats = 0;
}
