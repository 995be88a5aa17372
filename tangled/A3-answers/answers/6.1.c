#include "order.h"

PARAMETRIC(floored, GridStep, Weight, Code);

void floored(const GridStep *restrict p,
    const Weight *restrict x, Code *restrict y)
{
    int low = LEAST_CODE, high = MOST_CODE;     /* the greatest is in it */
    while (low < high) {
        int middle = high - (high - low) / 2;
        if ((real)middle * p->value <= x->value)
            low = middle;
        else
            high = middle - 1;
    }
    y->at = low;
}
