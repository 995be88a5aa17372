/* Exercise 3.5: the mean instead of the largest. */
#include "3.5.h"

void subtract_mean(const Logits *restrict x, Logits *restrict y)
{
    *y = *x;
}

void unfortunate_logits(Logits *x)
{
    *x = (Logits){ { 0 } };
}
