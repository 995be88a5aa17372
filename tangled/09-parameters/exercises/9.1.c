/* Exercise 9.1: one bias for all. */
#include "9.1.h"

void spread(const Single *restrict q, Five *restrict p)
{
    for (int i = 0; i < 5; i++)
        p->at[i] = q->at[0];
}

void spread_reverse(const Single *restrict q, const Five *restrict dp,
                    Single *restrict dq)
{
    (void)q;
    dq->at[0] = dp->at[0];
}
