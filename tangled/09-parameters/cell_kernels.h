/* cell_kernels.h - reparametrisations, over reals or dual numbers. */
#ifndef CELL_KERNELS_H
#define CELL_KERNELS_H

#include "arithmetic.h"

FORWARD(tie)                    /* [m][n] -> [m][n], and transposed [n][m] */
{
    for (int i = 0; i < s.m; i++)
        for (int j = 0; j < s.n; j++)
            y[i * s.n + j] = y[(s.n + j) * s.m + i] = x[i * s.n + j];
}

REVERSE(tie)
{
    for (int i = 0; i < s.m; i++)
        for (int j = 0; j < s.n; j++)
            dx[i * s.n + j] = dy[i * s.n + j] + dy[(s.n + j) * s.m + i];
}

FORWARD(prune)                  /* mask [n]; [n] -> [n] */
{
    for (int i = 0; i < s.n; i++)
        y[i] = p[i] * x[i];
}

REVERSE(prune)
{
    for (int i = 0; i < s.n; i++)
        dx[i] = p[i] * dy[i];
}

FORWARD(low_rank)   /* W0 [m][n]; A [k][n], B [m][k] -> W0 + B A */
{
    const number *a = x, *b = x + s.k * s.n;
    for (int i = 0; i < s.m; i++)
        for (int j = 0; j < s.n; j++) {
            number sum = p[i * s.n + j];
            for (int r = 0; r < s.k; r++)
                sum += b[i * s.k + r] * a[r * s.n + j];
            y[i * s.n + j] = sum;
        }
}

REVERSE(low_rank)   /* B^T G and G A^T */
{
    const number *a = t, *b = t + s.k * s.n;
    number *da = dx, *db = dx + s.k * s.n;
    for (int i = 0; i < s.k * (s.m + s.n); i++)
        dx[i] = 0;
    for (int i = 0; i < s.m; i++)
        for (int r = 0; r < s.k; r++)
            for (int j = 0; j < s.n; j++) {
                da[r * s.n + j] += b[i * s.k + r] * dy[i * s.n + j];
                db[i * s.k + r] += dy[i * s.n + j] * a[r * s.n + j];
            }
}

FORWARD(rounded)                /* step p[0]; [n] -> [n] */
{
    for (int i = 0; i < s.n; i++)
        y[i] = p[0] * floor(VALUE(x[i]) / VALUE(p[0]) + (real)0.5);
}

REVERSE(rounded)                /* straight through: nobody's derivative */
{
    for (int i = 0; i < s.n; i++)
        dx[i] = dy[i];
}

#endif
