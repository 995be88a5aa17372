/* Exercise 12.4: without the exponential. */
#include "12.4.h"

void linear_attention(int n, const real q[], const real k[], const real v[],
                      real y[])
{
    real sum[4] = { 0 };
    for (int i = 0; i < n; i++)
        for (int c = 0; c < 4; c++) {
            sum[c] += k[4 * i + c] * v[4 * i + c];
            y[4 * i + c] = q[4 * i + c] * sum[c];
        }
}
