/* pointwise_kernels.h - products, and functions of each coordinate. */
#ifndef POINTWISE_KERNELS_H
#define POINTWISE_KERNELS_H

#include "arithmetic.h"

/* y = f (x) for each of n; kept and slope are said in terms of x and y, and
 * of what was kept, k. */
#define POINTWISE(op, f, kept, slope) \
    FORWARD(op) \
    { \
        for (int i = 0; i < s.n; i++) { \
            number a = x[i], b = f(a); \
            y[i] = b; \
            if (t != NULL) \
                t[i] = kept; \
        } \
    } \
    REVERSE(op) \
    { \
        for (int i = 0; i < s.n; i++) { \
            number k = t[i]; \
            dx[i] = dy[i] * (slope); \
        } \
    }

INLINE number number_relu(number a) { return VALUE(a) > 0 ? a : 0; }

#ifdef DUALS
INLINE number number_sigmoid(number a) { return 1 / (1 + exp(-a)); }
#else
INLINE number wide_sigmoid(number a) { return 1 / (1 + exp(-a)); }
INLINE number number_sigmoid(number a)
{
    return _Generic(a, float: elementary_sigmoid, default: wide_sigmoid)(a);
}
#endif

POINTWISE(relu, number_relu, b, VALUE(k) > 0 ? 1 : 0)
POINTWISE(tanh, number_tanh, b, 1 - k * k)
POINTWISE(sigmoid, number_sigmoid, b, k * (1 - k))
POINTWISE(exp, number_exp, b, k)
POINTWISE(log, number_log, a, 1 / k)

#define GELU_SCALE ((number)0.79788456080286536)        /* sqrt (2 / pi) */
#define GELU_CUBE ((number)0.044715)

INLINE number gelu_tanh(number a)
{
    return number_tanh(GELU_SCALE * (a + GELU_CUBE * a * a * a));
}

INLINE number number_gelu(number a) { return a * (1 + gelu_tanh(a)) / 2; }

INLINE number gelu_slope(number a, number cube)         /* GELU_CUBE */
{
    number h = gelu_tanh(a);
    return (1 + h + a * (1 - h * h) * GELU_SCALE * (1 + 3 * cube * a * a)) / 2;
}
POINTWISE(gelu, number_gelu, a, gelu_slope(k, GELU_CUBE))

FORWARD(multiply)                       /* [2][n] -> [n] */
{
    for (int i = 0; i < s.n; i++)
        y[i] = x[i] * x[s.n + i];
    for (int i = 0; t != NULL && i < 2 * s.n; i++)
        t[i] = x[i];
}

REVERSE(multiply)
{
    for (int i = 0; i < s.n; i++) {
        dx[i] = dy[i] * t[s.n + i];
        dx[s.n + i] = dy[i] * t[i];
    }
}

FORWARD(scale)                          /* p[0] x : [n] -> [n] */
{
    for (int i = 0; i < s.n; i++) {
        y[i] = p[0] * x[i];
        if (t != NULL)
            t[i] = x[i];
    }
}

REVERSE(scale)
{
    dp[0] = 0;
    for (int i = 0; i < s.n; i++) {
        dp[0] += dy[i] * t[i];
        dx[i] = dy[i] * p[0];
    }
}

#endif
