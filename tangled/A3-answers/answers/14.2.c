/* 14.2.c - measured against the largest. */
#include "14.2.h"

void law_near_top(const Cut *restrict p, const Law *restrict x,
                  Law *restrict y)
{
    int64_t top = 0;
    *y = (Law){ 0, { 0 } };
    for (int i = 0; i < PLACES; i++)
        top = x->at[i] > top ? x->at[i] : top;
    for (int i = 0; i < PLACES; i++)
        if (100 * x->at[i] >= p->share * top)
            y->total += y->at[i] = x->at[i];
}
