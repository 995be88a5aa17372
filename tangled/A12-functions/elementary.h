/* elementary.h - exp, log, tanh, sigmoid of a float: the same bits wherever
 * floats are those of IEEE 754 and nothing is fused (-ffp-contract=off). */
#ifndef ELEMENTARY_H
#define ELEMENTARY_H

#include "elementary_constants.h"
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* y[i] = f (x[i]) for i < n, with the bits of f; y is x, or is apart from it.
 * The instructions are chosen when it runs. */
typedef void ElementaryArray(int n, const float *x, float *y);
ElementaryArray elementary_exp_array, elementary_log_array,
    elementary_tanh_array, elementary_sigmoid_array;

enum elementary_function { ELEMENTARY_EXP, ELEMENTARY_LOG, ELEMENTARY_TANH,
    ELEMENTARY_SIGMOID, ELEMENTARY_FUNCTIONS };

/* All sets of instructions, for tests and measurements. */
typedef struct ElementarySet {
    const char *name;
    bool here;                          /* this machine has it */
    ElementaryArray *run[ELEMENTARY_FUNCTIONS];
} ElementarySet;
enum { ELEMENTARY_SETS = 4 };
ElementarySet elementary_set(int i);    /* 0 <= i < ELEMENTARY_SETS */
ElementarySet elementary_best(void);

static inline uint32_t bits_of(float x)
{
    uint32_t b;
    memcpy(&b, &x, sizeof b);
    return b;
}

static inline float float_of(uint32_t b)
{
    float x;
    memcpy(&x, &b, sizeof x);
    return x;
}

#define FLOATS float
#define BITS uint32_t
#define TEXT(name, ...) __VA_ARGS__
#define FUNCTION static inline
#define NAME(x) elementary_##x
#define AS_BITS(x) bits_of(x)
#define AS_FLOATS(b) float_of(b)
#define LESS(x, y) (-(uint32_t)((x) < (y)))
#define SAME(x, y) (-(uint32_t)((x) == (y)))
#define PICK(where, x, y) ((where) ? (x) : (y))
#define ALL(c) ((float)(c))
#define ALL_BITS(b) (b)
#include "elementary_text.h"
#undef FLOATS
#undef BITS
#undef TEXT
#undef FUNCTION
#undef NAME
#undef AS_BITS
#undef AS_FLOATS
#undef LESS
#undef SAME
#undef PICK
#undef ALL
#undef ALL_BITS

#endif
