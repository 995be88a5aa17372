/* decoder_sets.h - the loops of the decoder, for sets of instructions. */
#ifndef DECODER_SETS_H
#define DECODER_SETS_H

#include <stdbool.h>
#include <stddef.h>

enum { TOGETHER = 4,                    /* tokens that are read at once */
       PACKED = 128,                    /* columns in a block */
       LARGE_MATRIX = 1 << 17 };        /* numbers; is not packed */

bool is_packed(int in, int out);
/* to = w [in][out] in blocks: all rows of its first columns, then the rest */
void pack_columns(int in, int out, const float *w, float *to);

/* One token that attends: n keys, the first of them oldest. */
typedef struct Attending {
    int width, heads, n;
    int stride;                         /* from row to row of the keys */
    const float *keys, *values;         /* [width][stride], [n][width] */
    float *weight;                      /* [heads][stride + 1], to work in */
} Attending;

/* The numbers that are read next; some are fetched while a loop waits. */
typedef struct Ahead {
    const float *at;
    int numbers;
} Ahead;

/* All sizes but n are multiples of the lanes; nothing overlaps.
 * rows      y [tokens][out] = x [tokens][in] w [in][out] + bias [out], w
 *           packed if is_packed; 1 <= tokens <= TOGETHER; bias may be NULL
 * norm      y [n] = (x - mean) / deviation * gain + bias; term [n]: scratch
 * add       x [n] = x + y
 * gelu      x [n], in place
 * attend    y [width] from q [width]                                      */
typedef struct DecoderSet {
    const char *name;
    int lanes;
    void (*rows)(int tokens, int in, int out, const float *restrict x,
        const float *restrict w, const float *restrict bias,
        float *restrict y);
    void (*add)(int n, float *restrict x, const float *restrict y);
    void (*norm)(int n, const float *restrict x, const float *restrict gain,
        const float *restrict bias, Ahead next, float *restrict term,
        float *restrict y);
    void (*gelu)(int n, float *x, Ahead next);
    void (*attend)(const Attending *a, const float *restrict q, Ahead next,
                   float *restrict y);
} DecoderSet;

enum { DECODER_SETS = 4, LANES_WIDEST = 16, KEYS_TOGETHER = 4 };
const DecoderSet *decoder_set(int i);   /* NULL: not on this machine */
/* The widest that is here and whose lanes divide the size of a head. */
const DecoderSet *decoder_set_for(int size);

#endif
