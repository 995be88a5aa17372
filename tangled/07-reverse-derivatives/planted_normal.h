/* planted_normal.h - the same, for functions of all coordinates. */
#ifndef PLANTED_NORMAL_H
#define PLANTED_NORMAL_H

#include "loss_kernels.h"

REVERSE(diagonal)
{
    for (int i = 0; i < s.n; i++)
        dx[i] = dy[i] * t[i] * (1 - t[i]);
}

REVERSE(not_exp)
{
    number sum = 0;
    for (int i = 0; i < s.n; i++)
        sum += dy[i];
    for (int i = 0; i < s.n; i++)
        dx[i] = dy[i] - t[i] * sum;
}

REVERSE(unit_loss)
{
    for (int i = 0; i < s.n; i++)
        dx[i] = t[i];
    dp[0] = 0;
}

/* layer_norm's dx and dp, with the two means given, and 1 / sigma */
INLINE void norm_back(Shape s, const number *p, const number *t,
    const number *dy, number *dp, number *dx, number mean, number slant)
{
    for (int i = 0; i < s.n; i++) {
        dx[i] = t[s.n] * (dy[i] * p[i] - mean - t[i] * slant);
        dp[i] = dy[i] * t[i];
        dp[s.n + i] = dy[i];
    }
}

INLINE number mean_of(Shape s, const number *p, const number *dy)
{
    number mean = 0;
    for (int i = 0; i < s.n; i++)
        mean += dy[i] * (p != NULL ? p[i] : 1) / (number)s.n;
    return mean;
}

INLINE number slant_of(Shape s, const number *p, const number *t,
    const number *dy)
{
    number slant = 0;
    for (int i = 0; i < s.n; i++)
        slant += dy[i] * p[i] * t[i] / (number)s.n;
    return slant;
}

REVERSE(constant_mean)
{
    norm_back(s, p, t, dy, dp, dx, 0, slant_of(s, p, t, dy));
}

REVERSE(constant_variance)
{
    norm_back(s, p, t, dy, dp, dx, mean_of(s, p, dy), 0);
}

REVERSE(mean_of_u)
{
    norm_back(s, p, t, dy, dp, dx, mean_of(s, NULL, dy),
        slant_of(s, p, t, dy));
}

REVERSE(no_gain)
{
    reverse_layer_norm(s, p, t, dy, dp, dx);
    for (int i = 0; i < s.n; i++)
        dp[i] = dy[i];
}

REVERSE(epsilon_outside)
{
    number variance = 1 / (t[s.n] * t[s.n]) - NORM_EPSILON;
    reverse_layer_norm(s, p, t, dy, dp, dx);
    for (int i = 0; i < s.n; i++)
        dx[i] /= t[s.n] * (sqrt(variance) + NORM_EPSILON);
}

#endif
