#include "7.4.h"
#include <math.h>

void softplus_forward(const Unit *restrict p, const Vector *restrict x,
    Vector *restrict y, Vector *restrict t)
{
    (void)p;
    for (int i = 0; i < WIDTH; i++)
        y->at[i] = (real)log1p(exp((double)x->at[i]));
    *t = *y;
}

void softplus_reverse(const Unit *restrict p, const Vector *restrict t,
    const Vector *restrict dy, Unit *restrict dp, Vector *restrict dx)
{
    (void)p, (void)dp;
    for (int i = 0; i < WIDTH; i++)
        dx->at[i] = (real)((double)dy->at[i] * -expm1((double)-t->at[i]));
}
