/* Exercise 14.2: a cut that is a projection. */
#include "14.2.h"

void law_near_top(const Cut *restrict p, const Law *restrict x,
                  Law *restrict y)
{
    *y = (Law){ 0, { 0 } };
    for (int i = 0; i < PLACES; i++)
        if (100 * x->at[i] >= p->share * x->total)
            y->total += y->at[i] = x->at[i];
    if (y->total == 0)
        *y = *x;
}
