/* elementary_vector.h - exp, log, tanh, sigmoid of LANES floats at once: a
 * pattern, included with LANES, BUILT and NAME defined, after elementary.h.
 * It leaves NAME(exp) and so on, of and to the type NAME(Floats). */
typedef float NAME(Floats) __attribute__((vector_size(4 * LANES)));
typedef uint32_t NAME(Bits) __attribute__((vector_size(4 * LANES)));

#define FLOATS NAME(Floats)
#define BITS NAME(Bits)
#define TEXT(name, ...) __VA_ARGS__
#define FUNCTION BUILT __attribute__((always_inline)) static inline
#define AS_BITS(x) ((BITS)(x))
#define AS_FLOATS(b) ((FLOATS)(b))
#define LESS(x, y) ((BITS)((x) < (y)))
#define SAME(x, y) ((BITS)((x) == (y)))
#define PICK(where, x, y) \
    AS_FLOATS(((where) & AS_BITS(x)) | (~(where) & AS_BITS(y)))
#define ALL(c) ((float)(c) - (FLOATS){ 0 })
#define ALL_BITS(b) ((b) - (BITS){ 0 })
#include "elementary_text.h"
#undef FLOATS
#undef BITS
#undef TEXT
#undef FUNCTION
#undef AS_BITS
#undef AS_FLOATS
#undef LESS
#undef SAME
#undef PICK
#undef ALL
#undef ALL_BITS
