/* planted_kernels.h - reverse passes with a bug in each. */
#ifndef PLANTED_KERNELS_H
#define PLANTED_KERNELS_H

#include "gather_kernels.h"
#include "linear_kernels.h"
#include "loss_kernels.h"
#include "pointwise_kernels.h"

REVERSE(wrong_way)
{
    reverse_linear(s, p, t, dy, dp, dx);
    for (int j = 0; j < s.n; j++)
        dx[j] = 0;
    for (int i = 0; i < s.m; i++)
        for (int j = 0; j < s.n; j++)
            dx[j] += p[j * s.m + i] * dy[i];
}

REVERSE(turned)
{
    reverse_linear(s, p, t, dy, dp, dx);
    for (int i = 0; i < s.m; i++)
        for (int j = 0; j < s.n; j++)
            dp[j * s.m + i] = dy[i] * t[j];
}

REVERSE(no_input)
{
    reverse_linear(s, p, t, dy, dp, dx);
    for (int i = 0; i < s.m * s.n; i++)
        dp[i] = dy[i / s.n];
}

REVERSE(no_bias)
{
    for (int i = 0; i < s.n; i++) {
        dx[i] = dy[i];
        dp[i] = 0;
    }
}

REVERSE(last_term)
{
    reverse_scale(s, p, t, dy, dp, dx);
    dp[0] = dy[s.n - 1] * t[s.n - 1];
}

REVERSE(one_copy) { forward_reshape(s, NULL, dy, dx, NULL); }
REVERSE(short_sum)
{
    forward_sum((Shape){ s.m - 1, s.n, 0 }, NULL, dy, dx, NULL);
}
REVERSE(not_inverted) { forward_permute(s, NULL, dy, dx, NULL); }

REVERSE(overwritten)
{
    reverse_gather(s, p, t, dy, dp, dx);
    for (int i = 0; i < s.k; i++)
        for (int j = 0; j < s.n; j++)
            dp[(int)VALUE(t[i]) * s.n + j] = dy[i * s.n + j];
}

REVERSE(next_row)
{
    reverse_gather(s, p, t, dy, dp, dx);
    for (int i = 0; i < s.m * s.n; i++)
        dp[i] = 0;
    for (int i = 0; i < s.k; i++)
        for (int j = 0; j < s.n; j++)
            dp[((int)VALUE(t[i]) + 1) % s.m * s.n + j] += dy[i * s.n + j];
}

#define WRONG_SLOPE(name, expression) \
    REVERSE(name) \
    { \
        for (int i = 0; i < s.n; i++) { \
            number k = t[i]; \
            dx[i] = dy[i] * (expression); \
        } \
    }
WRONG_SLOPE(no_mask, 1 + 0 * k)
WRONG_SLOPE(no_three, gelu_slope(k, GELU_CUBE / 3))
WRONG_SLOPE(short_constant, gelu_slope(k, (number)0.0447))
WRONG_SLOPE(of_argument, 1 - atanh(k) * atanh(k))
WRONG_SLOPE(half_slope, 1 - k)
WRONG_SLOPE(opposite, -1 / k)

REVERSE(not_crossed)
{
    for (int i = 0; i < 2 * s.n; i++)
        dx[i] = dy[i % s.n] * t[i];
}

#endif
