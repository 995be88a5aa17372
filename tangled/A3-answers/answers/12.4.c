/* 12.4.c - the sum of the matrices k v^T. */
#include "12.4.h"

void linear_attention(int n, const real q[], const real k[], const real v[],
                      real y[])
{
    real sum[4][4] = { { 0 } };
    for (int i = 0; i < n; i++, q += 4, k += 4, v += 4, y += 4)
        for (int c = 0; c < 4; c++) {
            y[c] = 0;
            for (int b = 0; b < 4; b++) {
                sum[b][c] += k[b] * v[c];
                y[c] += q[b] * sum[b][c];
            }
        }
}
