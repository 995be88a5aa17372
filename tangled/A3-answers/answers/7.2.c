#include "7.2.h"
#include <math.h>

void root_norm_forward(const Unit *restrict p, const Vector *restrict x,
    Vector *restrict y, RootTape *restrict t)
{
    double squares = 0;
    (void)p;
    for (int i = 0; i < WIDTH; i++)
        squares += (double)x->at[i] * (double)x->at[i] / WIDTH;
    t->inverse = (real)(1 / sqrt(squares + 1e-5));
    for (int i = 0; i < WIDTH; i++)
        y->at[i] = x->at[i] * t->inverse;
    t->y = *y;
}

void root_norm_reverse(const Unit *restrict p, const RootTape *restrict t,
    const Vector *restrict dy, Unit *restrict dp, Vector *restrict dx)
{
    real slant = 0;
    (void)p, (void)dp;
    for (int i = 0; i < WIDTH; i++)
        slant += dy->at[i] * t->y.at[i] / WIDTH;
    for (int i = 0; i < WIDTH; i++)
        dx->at[i] = t->inverse * (dy->at[i] - t->y.at[i] * slant);
}
