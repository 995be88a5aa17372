/* linear_kernels.h - pairs of linear maps, each the transpose of the other. */
#ifndef LINEAR_KERNELS_H
#define LINEAR_KERNELS_H

#include "arithmetic.h"

FORWARD(copy)                           /* [n] -> [2][n] */
{
    for (int i = 0; i < s.n; i++)
        y[i] = y[s.n + i] = x[i];
}

FORWARD(add)                            /* [2][n] -> [n] */
{
    for (int i = 0; i < s.n; i++)
        y[i] = x[i] + x[s.n + i];
}
REVERSE(copy) { forward_add(s, NULL, dy, dx, NULL); }
REVERSE(add) { forward_copy(s, NULL, dy, dx, NULL); }

FORWARD(broadcast)                      /* [n] -> [m][n] */
{
    for (int i = 0; i < s.m; i++)
        for (int j = 0; j < s.n; j++)
            y[i * s.n + j] = x[j];
}

FORWARD(sum)                            /* [m][n] -> [n] */
{
    for (int j = 0; j < s.n; j++)
        y[j] = 0;
    for (int i = 0; i < s.m; i++)
        for (int j = 0; j < s.n; j++)
            y[j] += x[i * s.n + j];
}
REVERSE(broadcast) { forward_sum(s, NULL, dy, dx, NULL); }
REVERSE(sum) { forward_broadcast(s, NULL, dy, dx, NULL); }

FORWARD(reshape)                        /* [n] -> [n] */
{
    for (int i = 0; i < s.n; i++)
        y[i] = x[i];
}
REVERSE(reshape) { forward_reshape(s, NULL, dy, dx, NULL); }

FORWARD(permute)                        /* [m][n] -> [n][m] */
{
    for (int i = 0; i < s.m; i++)
        for (int j = 0; j < s.n; j++)
            y[j * s.m + i] = x[i * s.n + j];
}

REVERSE(permute)
{
    forward_permute((Shape){ s.n, s.m, 0 }, NULL, dy, dx, NULL);
}

FORWARD(concatenate)                    /* [m][n], [m][k] -> [m][n + k] */
{
    for (int i = 0; i < s.m; i++)
        for (int j = 0; j < s.n + s.k; j++)
            y[i * (s.n + s.k) + j] = j < s.n ? x[i * s.n + j]
                : x[s.m * s.n + i * s.k + j - s.n];
}

FORWARD(split)                          /* [m][n + k] -> [m][n], [m][k] */
{
    for (int i = 0; i < s.m; i++)
        for (int j = 0; j < s.n + s.k; j++)
            *(j < s.n ? &y[i * s.n + j]
                : &y[s.m * s.n + i * s.k + j - s.n]) =
                x[i * (s.n + s.k) + j];
}
REVERSE(concatenate) { forward_split(s, NULL, dy, dx, NULL); }
REVERSE(split) { forward_concatenate(s, NULL, dy, dx, NULL); }

#endif
