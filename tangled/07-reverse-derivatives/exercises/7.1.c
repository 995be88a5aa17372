/* Exercise 7.1: the reverse pass of swish. */
#include "7.1.h"
#include <math.h>

void swish_forward(const Unit *restrict p, const Vector *restrict x,
    Vector *restrict y, Vector *restrict t)
{
    (void)p;
    for (int i = 0; i < WIDTH; i++)
        y->at[i] = (real)((double)x->at[i] / (1 + exp((double)-x->at[i])));
    *t = *x;
}

void swish_reverse(const Unit *restrict p, const Vector *restrict t,
    const Vector *restrict dy, Unit *restrict dp, Vector *restrict dx)
{
    (void)p, (void)dp, (void)t;
    *dx = *dy;                          /* not yet */
}
