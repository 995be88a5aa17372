/* product_tile.h - sums of one tile, for one set of instructions: a pattern,
 * included with LANES, ROWS, BUILT, FUSE and NAME defined. */

typedef float NAME(Vector) __attribute__((vector_size(4 * LANES)));
typedef int NAME(Mask) __attribute__((vector_size(4 * LANES)));
typedef float NAME(Loose)
    __attribute__((vector_size(4 * LANES), aligned(4), may_alias));
#define VECTOR NAME(Vector)
#define LOAD(p) ((VECTOR)*(const NAME(Loose) *)(const void *)(p))
#define STORE(p, v) (*(NAME(Loose) *)(void *)(p) = (v))

BUILT ALWAYS_INLINE void NAME(sums)(int rows, int wide, int k, const float *a,
    ptrdiff_t down_a, ptrdiff_t along_a, const float *restrict b,
    ptrdiff_t down_b, float *restrict s, ptrdiff_t down_s, bool more)
{
    FUSE
    VECTOR sum[ROWS][2];
    UNROLL
    for (int r = 0; r < rows; r++)
        for (int w = 0; w < 2; w++)
            sum[r][w] = more && w < wide
                ? LOAD(s + r * down_s + w * LANES) : (VECTOR){ 0 };
    for (int q = 0; q < k; q++, a += along_a, b += down_b) {
        const VECTOR b0 = LOAD(b), b1 = wide == 2 ? LOAD(b + LANES) : b0;
        UNROLL
        for (int r = 0; r < rows; r++) {
            const VECTOR x = a[r * down_a] - (VECTOR){ 0 };
            sum[r][0] = sum[r][0] + x * b0;
            sum[r][1] = sum[r][1] + (wide == 2 ? x * b1 : x);
        }
    }
    UNROLL
    for (int r = 0; r < rows; r++)
        for (int w = 0; w < wide; w++)
            STORE(s + r * down_s + w * LANES, sum[r][w]);
}

#define SUMS(r, w) \
BUILT static void NAME(sums_##r##_##w)(int k, const float *restrict a, \
    ptrdiff_t down_a, ptrdiff_t along_a, const float *restrict b, \
    ptrdiff_t down_b, float *restrict s, ptrdiff_t down_s, bool more) \
{ \
    if (along_a == 1) \
        NAME(sums)(r, w, k, a, down_a, 1, b, down_b, s, down_s, more); \
    else \
        NAME(sums)(r, w, k, a, 1, along_a, b, down_b, s, down_s, more); \
}
#define SUMS_OF(r) SUMS(r, 1) SUMS(r, 2)
SUMS_OF(1) SUMS_OF(2) SUMS_OF(3) SUMS_OF(4) SUMS_OF(5) SUMS_OF(6)
#if ROWS == 8
SUMS_OF(7) SUMS_OF(8)
#endif

BUILT ALWAYS_INLINE VECTOR NAME(finished)(enum product_finish finish,
    float rate, VECTOR x, VECTOR bias, const float *mask, const float *c)
{
    FUSE
    const VECTOR zero = { 0 }, one = 1 - zero;
    switch (finish) {
    case FINISH_BIAS:  return x + bias;
    case FINISH_RELU:
        x = x + bias;
        return (VECTOR)((NAME(Mask))x & (x > zero));
    case FINISH_MASK:
        return x * (VECTOR)((NAME(Mask))one & (LOAD(mask) > zero));
    case FINISH_STEP:  return LOAD(c) - rate * x;
    case FINISH_TIMES: return x * LOAD(mask);
    case FINISH_PLUS:  return (x + bias) + LOAD(mask);
    default:           return x;
    }
}

BUILT ALWAYS_INLINE void NAME(finish_rows)(enum product_finish finish,
    float rate, const float *restrict bias, int rows, int n,
    const float *restrict s, ptrdiff_t down_s, const float *restrict mask,
    ptrdiff_t ldmask, float *restrict c, ptrdiff_t ldc)
{
    for (int r = 0; r < rows; r++, s += down_s, c += ldc) {
        const VECTOR b = (bias ? bias[r] : -0.0F) - (VECTOR){ 0 };
        for (int j = 0; j < n; j += LANES)
            STORE(c + j, NAME(finished)(finish, rate, LOAD(s + j), b,
                                        mask ? mask + j : c + j, c + j));
        mask = mask ? mask + ldmask : NULL;
    }
}

BUILT static void NAME(finish)(const Product *p, const float *restrict bias,
    int rows, int n, const float *restrict s, ptrdiff_t down_s,
    const float *restrict mask, ptrdiff_t ldmask, float *restrict c,
    ptrdiff_t ldc)
{
#define ROWS_BY(finish) case finish: NAME(finish_rows)(finish, p->rate, \
        bias, rows, n, s, down_s, mask, ldmask, c, ldc); return;
    switch (p->finish) {
    ROWS_BY(FINISH_BIAS) ROWS_BY(FINISH_RELU) ROWS_BY(FINISH_MASK)
    ROWS_BY(FINISH_STEP) ROWS_BY(FINISH_TIMES) ROWS_BY(FINISH_PLUS)
    default: NAME(finish_rows)(FINISH_SET, 0, bias, rows, n, s, down_s, mask,
                               ldmask, c, ldc);
    }
}
#undef ROWS_BY

#include "product_turn.h"
#define ROW_OF_SUMS(r) { NAME(sums_##r##_1), NAME(sums_##r##_2) }
static const Kernel NAME(kernel) = { LANES, ROWS, {
    ROW_OF_SUMS(1), ROW_OF_SUMS(2), ROW_OF_SUMS(3),
    ROW_OF_SUMS(4), ROW_OF_SUMS(5), ROW_OF_SUMS(6),
#if ROWS == 8
    ROW_OF_SUMS(7), ROW_OF_SUMS(8),
#endif
    }, NAME(finish), NAME(turn) };
#undef LOW
#undef HIGH
#undef SHUFFLE
#undef ROW_OF_SUMS
#undef SUMS_OF
#undef SUMS
#undef STORE
#undef LOAD
#undef VECTOR
