/* Exercise 6.1: the right adjoint of dequantise. */
#include "order.h"
#include <math.h>

PARAMETRIC(floored, GridStep, Weight, Code);

void floored(const GridStep *restrict p,
    const Weight *restrict x, Code *restrict y)
{
    double n = floor((double)(x->value / p->value));
    y->at = n < LEAST_CODE ? LEAST_CODE : n > MOST_CODE ? MOST_CODE : (int)n;
}
