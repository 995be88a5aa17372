/* Answer 3.5: the mean leaves most of a single large logit. */
#include "3.5.h"

void subtract_mean(const Logits *restrict x, Logits *restrict y)
{
    real sum = 0;
    for (int i = 0; i < VOCABULARY; i++)
        sum += x->at[i];
    for (int i = 0; i < VOCABULARY; i++)
        y->at[i] = x->at[i] - sum / VOCABULARY;
}

void unfortunate_logits(Logits *x)
{
    *x = (Logits){ { 10000 } };
}
