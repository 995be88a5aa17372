/* elementary_arrays.h - the functions of arrays, for one set of instructions:
 * a pattern, included with LANES, BUILT and NAME defined. */
#include "elementary_vector.h"

typedef float NAME(Loose)
    __attribute__((vector_size(4 * LANES), aligned(4), may_alias));
#define ARRAY(f) \
BUILT static void NAME(f##_array)(int n, const float *x, float *y) \
{ \
    int i = 0; \
    for (; n - i >= LANES; i += LANES) \
        *(NAME(Loose) *)(void *)(y + i) \
            = NAME(f)(*(const NAME(Loose) *)(const void *)(x + i)); \
    if (i < n) { \
        NAME(Floats) last = { 0 }; \
        memcpy(&last, x + i, (size_t)(n - i) * sizeof *x); \
        last = NAME(f)(last); \
        memcpy(y + i, &last, (size_t)(n - i) * sizeof *y); \
    } \
}
ARRAY(exp)
ARRAY(log)
ARRAY(tanh)
ARRAY(sigmoid)
#undef ARRAY
