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
    (void)p, (void)dp;
    for (int i = 0; i < WIDTH; i++) {
        double x = (double)t->at[i], s = 1 / (1 + exp(-x));
        dx->at[i] = (real)((double)dy->at[i] * s * (1 + x * (1 - s)));
    }
}
