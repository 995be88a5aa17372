#include "9.3.h"

void symmetric(const FourByFour *restrict q, FourByFour *restrict p)
{
    for (int i = 0; i < 4; i++)
        for (int j = 0; j < 4; j++)
            p->at[4 * i + j] = q->at[4 * i + j] + q->at[4 * j + i];
}

void symmetric_reverse(const FourByFour *restrict q,
    const FourByFour *restrict dp, FourByFour *restrict dq)
{
    (void)q;
    symmetric(dp, dq);
}
