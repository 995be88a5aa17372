/* gather_kernels.h - rows of a table, by number; and what has parameters. */
#ifndef GATHER_KERNELS_H
#define GATHER_KERNELS_H

#include "arithmetic.h"

FORWARD(gather)                 /* table [m][n] at ids [k] -> [k][n] */
{
    for (int i = 0; i < s.k; i++) {
        int row = (int)VALUE(x[i]);
        for (int j = 0; j < s.n; j++)
            y[i * s.n + j] = p[row * s.n + j];
        if (t != NULL)
            t[i] = x[i];
    }
}

FORWARD(scatter)                /* ids [k], rows [k][n] -> table [m][n] */
{
    for (int i = 0; i < s.m * s.n; i++)
        y[i] = 0;
    for (int i = 0; i < s.k; i++)
        for (int j = 0; j < s.n; j++)
            y[(int)VALUE(p[i]) * s.n + j] += x[i * s.n + j];
}

REVERSE(gather)
{
    forward_scatter(s, t, dy, dp, NULL);
    for (int i = 0; i < s.k; i++)
        dx[i] = 0;
}

REVERSE(scatter)
{
    forward_gather(s, dy, p, dx, NULL);
    for (int i = 0; i < s.k; i++)
        dp[i] = 0;
}

FORWARD(bias)                           /* x + p : [n] -> [n] */
{
    for (int i = 0; i < s.n; i++)
        y[i] = x[i] + p[i];
}

REVERSE(bias)
{
    for (int i = 0; i < s.n; i++)
        dx[i] = dp[i] = dy[i];
}

FORWARD(linear)                         /* W x : [n] -> [m], W [m][n] */
{
    for (int i = 0; i < s.m; i++) {
        y[i] = 0;
        for (int j = 0; j < s.n; j++)
            y[i] += p[i * s.n + j] * x[j];
    }
    for (int j = 0; t != NULL && j < s.n; j++)
        t[j] = x[j];
}

REVERSE(linear)
{
    for (int j = 0; j < s.n; j++)
        dx[j] = 0;
    for (int i = 0; i < s.m; i++)
        for (int j = 0; j < s.n; j++) {
            dx[j] += p[i * s.n + j] * dy[i];
            dp[i * s.n + j] = dy[i] * t[j];
        }
}

#endif
