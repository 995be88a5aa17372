/* four_by_four.h - sixteen floats, turned over. */
#ifndef FOUR_BY_FOUR_H
#define FOUR_BY_FOUR_H

#include <stddef.h>

typedef float Four __attribute__((vector_size(16)));
typedef int FourPlaces __attribute__((vector_size(16)));
typedef float FourLoose
    __attribute__((vector_size(16), aligned(4), may_alias));
#if defined __clang__
#define SHUFFLE __builtin_shufflevector
#else
#define SHUFFLE(x, y, ...) __builtin_shuffle(x, y, (FourPlaces){ __VA_ARGS__ })
#endif
#define ROW(p, i, ld) (*(FourLoose *)(void *)((p) + (i) * (ld)))
#define ROW_OF(p, i, ld) \
    (*(const FourLoose *)(const void *)((p) + (i) * (ld)))

/* to's row s begins with from's column s, for 4 rows and columns */
static inline void turn_four(const float *restrict from, ptrdiff_t down,
                             float *restrict to, ptrdiff_t width)
{
    const Four x0 = ROW_OF(from, 0, down), x1 = ROW_OF(from, 1, down);
    const Four x2 = ROW_OF(from, 2, down), x3 = ROW_OF(from, 3, down);
    const Four ab = SHUFFLE(x0, x1, 0, 4, 1, 5);
    const Four cd = SHUFFLE(x2, x3, 0, 4, 1, 5);
    const Four ef = SHUFFLE(x0, x1, 2, 6, 3, 7);
    const Four gh = SHUFFLE(x2, x3, 2, 6, 3, 7);
    ROW(to, 0, width) = SHUFFLE(ab, cd, 0, 1, 4, 5);
    ROW(to, 1, width) = SHUFFLE(ab, cd, 2, 3, 6, 7);
    ROW(to, 2, width) = SHUFFLE(ef, gh, 0, 1, 4, 5);
    ROW(to, 3, width) = SHUFFLE(ef, gh, 2, 3, 6, 7);
}
#undef ROW
#undef ROW_OF
#undef SHUFFLE

#endif
