/* attention_pattern.h - the weights of a block of queries: a pattern, after
 * vector_pattern.h. */

/* Which of the queries i, i + 1, ... of a block see key j? */
BUILT ALWAYS_INLINE MASK NAME(sees)(int i, int j, int base)
{
    MASK lane;
    memcpy(&lane, lane_numbers, sizeof lane);
    return lane >= j - base - i;
}

BUILT ALWAYS_INLINE VECTOR NAME(more_of)(VECTOR x, VECTOR y)
{
    return EITHER(x > y, x, y);
}

/* s is the column of the first query, QUERIES floats from key to key. */
BUILT ALWAYS_INLINE VECTOR NAME(largest_seen)(int keys, int all, int i,
                                              int base, const float *s)
{
    VECTOR most = LOAD(s);
    int j = 0;
    for (; j + 4 <= all; j += 4, s += 4 * QUERIES)
        most = NAME(more_of)(most, NAME(more_of)(
            NAME(more_of)(LOAD(s), LOAD(s + QUERIES)),
            NAME(more_of)(LOAD(s + 2 * QUERIES), LOAD(s + 3 * QUERIES))));
    for (; j < keys; j++, s += QUERIES)
        most = EITHER(NAME(sees)(i, j, base),
                      NAME(more_of)(most, LOAD(s)), most);
    return most;
}

#define WEIGH NAME(weigh)
#define WEIGH_BUILT BUILT
#define WEIGH_FUSE
#define EXPONENTIAL NAME(exp)
#include "weigh_pattern.h"

BUILT static void NAME(weigh_back)(int keys, float scale, const float *total,
                                   float *restrict s, float *restrict ds)
{
    for (int i = 0; i < QUERIES; i += LANES) {
        const VECTOR all = LOAD(total + i);
        VECTOR mean = { 0 };
        for (int j = i; j < keys * QUERIES; j += QUERIES) {
            const VECTOR p = LOAD(s + j) / all;
            mean += p * LOAD(ds + j);
            STORE(s + j, p);
        }
        for (int j = i; j < keys * QUERIES; j += QUERIES)
            STORE(ds + j, LOAD(s + j) * (LOAD(ds + j) - mean) * scale);
    }
}

BUILT static void NAME(divide)(int rows, int some, const float *total,
    const float *s, float *y, ptrdiff_t down)
{
    const int n = some;
    for (int r = 0; r < rows; r++, s += QUERIES, y += down)
        EACH_VECTOR
            PUT(y, LOAD(s + j) / LOAD(total + j));
}
