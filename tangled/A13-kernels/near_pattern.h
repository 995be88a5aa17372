/* near_pattern.h - faster forms of functions, within a bound: a pattern,
 * after vector_pattern.h; NEAR is BUILT and may fuse, FUSE the words for it
 * inside of a function. */

NEAR ALWAYS_INLINE VECTOR NAME(exp_near)(VECTOR x)
{
    FUSE
    const VECTOR zero = { 0 }, least = zero - 87, most = zero + 87;
    x = EITHER(x > least, x, least);
    x = EITHER(x < most, x, most);
    const VECTOR shifted = x * LOG2_E + ROUNDER, n = shifted - ROUNDER;
    const VECTOR r = x - n * LN2_HIGH - n * LN2_LOW;
    const VECTOR p = (((EXP_4 * r + EXP_3) * r + EXP_2) * r + EXP_1) * r
                   + EXP_0;
    return (VECTOR)((MASK)(1 + (r + r * r * p)) + ((MASK)shifted << 23));
}

/* 1 / (1 + exp (-2 u)), u = SLOPE (x + CUBE x^3) */
NEAR ALWAYS_INLINE VECTOR NAME(gate)(VECTOR x)
{
    FUSE
    const VECTOR u = x + CUBE * x * (x * x);
    return 1 / (1 + NAME(exp_near)(-2 * SLOPE * u));
}

NEAR ALWAYS_INLINE VECTOR NAME(slope)(VECTOR x, VECTOR gate)
{
    FUSE
    const VECTOR steep = 2 * SLOPE + 6 * SLOPE * CUBE * (x * x);
    return gate + x * gate * (1 - gate) * steep;
}

NEAR static void NAME(gelu_near)(int n, float *x, float *y)
{
    EACH_VECTOR
        PUT(y, GET(x) * NAME(gate)(GET(x)));
}

NEAR static void NAME(gelu_slope)(int n, float *x, float *y)
{
    EACH_VECTOR {
        const VECTOR a = GET(x), gate = NAME(gate)(a);
        PUT(y, a * gate);
        PUT(x, NAME(slope)(a, gate));
    }
}

NEAR static void NAME(gelu_back_near)(int n, const float *x, const float *dy,
                                      float *dx)
{
    EACH_VECTOR {
        const VECTOR a = GET(x);
        PUT(dx, GET(dy) * NAME(slope)(a, NAME(gate)(a)));
    }
}

#define WEIGH NAME(weigh_near)
#define WEIGH_BUILT NEAR
#define WEIGH_FUSE FUSE
#define EXPONENTIAL NAME(exp_near)
#include "weigh_pattern.h"

NEAR static void NAME(total_near)(int m, int n, const float *x,
                                  const float *z, float *y)
{
    FUSE
    for (int i = 0; i < m; i++, x += n) {
        VECTOR sum = { 0 }, next = { 0 };
        int j = 0;
        for (; j + 2 * LANES <= n; j += 2 * LANES) {
            const float *const w = x + j, *const u = z ? z + j : NULL;
            sum += u ? LOAD(w) * LOAD(u) : LOAD(w);
            next += u ? LOAD(w + LANES) * LOAD(u + LANES) : LOAD(w + LANES);
        }
        for (; j < n; j += LANES)
            sum += z ? GET(x) * GET(z) : GET(x);
        sum += next;
        y[i] = 0;
        for (int l = 0; l < LANES; l++)
            y[i] += sum[l];
        z = z ? z + n : NULL;
    }
}
