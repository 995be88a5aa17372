/* normal_kernels.h - functions of all coordinates: softmax, layer_norm, ... */
#ifndef NORMAL_KERNELS_H
#define NORMAL_KERNELS_H

#include "arithmetic.h"

/* y = exp (x - c), c the largest x; the sum of y, and c */
INLINE number exponentials(int n, const number *restrict x,
    number *restrict y, number *restrict c)
{
    number sum = 0;
    *c = VALUE(x[0]);
    for (int i = 1; i < n; i++)
        if (VALUE(x[i]) > VALUE(*c))
            *c = VALUE(x[i]);
    for (int i = 0; i < n; i++) {
        y[i] = number_exp(x[i] - *c);
        sum += y[i];
    }
    return sum;
}

FORWARD(softmax)                        /* [n] -> [n] */
{
    number c, sum = exponentials(s.n, x, y, &c);
    for (int i = 0; i < s.n; i++) {
        y[i] /= sum;
        if (t != NULL)
            t[i] = y[i];
    }
}

REVERSE(softmax)
{
    number mean = 0;
    for (int i = 0; i < s.n; i++)
        mean += dy[i] * t[i];
    for (int i = 0; i < s.n; i++)
        dx[i] = t[i] * (dy[i] - mean);
}

FORWARD(log_softmax)                    /* [n] -> [n] */
{
    number c, sum = exponentials(s.n, x, y, &c);
    const number log_sum = c + number_log(sum);
    for (int i = 0; i < s.n; i++) {
        y[i] = x[i] - log_sum;
        if (t != NULL)
            t[i] = y[i];
    }
}

REVERSE(log_softmax)
{
    number sum = 0;
    for (int i = 0; i < s.n; i++)
        sum += dy[i];
    for (int i = 0; i < s.n; i++)
        dx[i] = dy[i] - number_exp(t[i]) * sum;
}

#endif
