/* vector_pattern.h - vectors of LANES floats: a pattern, included with NAME,
 * LANES and BUILT defined. */
#include "elementary_vector.h"

typedef int NAME(Mask) __attribute__((vector_size(4 * LANES)));
typedef float NAME(Anywhere)
    __attribute__((vector_size(4 * LANES), aligned(4), may_alias));
#define VECTOR NAME(Floats)
#define MASK NAME(Mask)
#define LOAD(p) ((VECTOR)*(const NAME(Anywhere) *)(const void *)(p))
#define STORE(p, v) (*(NAME(Anywhere) *)(void *)(p) = (v))
#define EITHER(mask, x, y) \
    ((VECTOR)(((mask) & (MASK)(x)) | (~(mask) & (MASK)(y))))

BUILT NEVER_INLINE static VECTOR NAME(get_some)(const float *p, int some)
{
    VECTOR x = { 0 };
    memcpy(&x, p, (size_t)some * sizeof *p);
    return x;
}

BUILT NEVER_INLINE static void NAME(put_some)(float *p, int some, VECTOR x)
{
    memcpy(p, &x, (size_t)some * sizeof *p);
}

/* A vector, or so many lanes of it if some is less. */
BUILT ALWAYS_INLINE VECTOR NAME(get)(const float *p, int some)
{
    return some >= LANES ? LOAD(p) : NAME(get_some)(p, some);
}

BUILT ALWAYS_INLINE void NAME(put)(float *p, int some, VECTOR x)
{
    if (some >= LANES)
        STORE(p, x);
    else
        NAME(put_some)(p, some, x);
}
#define GET(p) NAME(get)((p) + j, n - j)
#define PUT(p, x) NAME(put)((p) + j, n - j, x)
#define EACH_VECTOR for (int j = 0; j < n; j += LANES)
