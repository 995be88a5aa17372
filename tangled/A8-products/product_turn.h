/* product_turn.h - squares of LANES floats turned over: of the pattern. */

#if LANES == 4
#define LOW 0, 4, 1, 5
#define HIGH 2, 6, 3, 7
#elif LANES == 8
#define LOW 0, 8, 1, 9, 2, 10, 3, 11
#define HIGH 4, 12, 5, 13, 6, 14, 7, 15
#else
#define LOW 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23
#define HIGH 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31
#endif
#if defined __clang__
#define SHUFFLE(x, y, ...) __builtin_shufflevector(x, y, __VA_ARGS__)
#else
#define SHUFFLE(x, y, ...) \
    __builtin_shuffle(x, y, (NAME(Mask)){ __VA_ARGS__ })
#endif

BUILT ALWAYS_INLINE void NAME(interleave)(const VECTOR x[LANES],
                                          VECTOR y[LANES])
{
    UNROLL
    for (int i = 0; i < LANES / 2; i++) {
        y[2 * i] = SHUFFLE(x[i], x[i + LANES / 2], LOW);
        y[2 * i + 1] = SHUFFLE(x[i], x[i + LANES / 2], HIGH);
    }
}

/* to[k][width] = LANES rows of b, turned over; k a multiple of the lanes;
 * total[LANES]: the sums of the rows are added to these */
BUILT static void NAME(turn)(int k, const float *restrict b, ptrdiff_t down,
    float *restrict to, ptrdiff_t width, float *restrict total)
{
    VECTOR sum = LOAD(total), x[LANES], y[LANES];
    for (int q = 0; q < k; q += LANES, b += LANES, to += LANES * width) {
        UNROLL
        for (int r = 0; r < LANES; r++)
            x[r] = LOAD(b + r * down);
        NAME(interleave)(x, y), NAME(interleave)(y, x);
#if LANES == 16
        NAME(interleave)(x, y), NAME(interleave)(y, x);
#elif LANES == 8
        NAME(interleave)(x, y), memcpy(x, y, sizeof x);
#endif
        UNROLL
        for (int r = 0; r < LANES; r++) {
            sum = sum + x[r];
            STORE(to + r * width, x[r]);
        }
    }
    STORE(total, sum);
}
