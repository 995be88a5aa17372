/* trial.h - a random term, and a point, a direction and a covector for it. */
#ifndef TRIAL_H
#define TRIAL_H

#include "evaluate.h"
#include "random_term.h"

enum { TRIAL_ENDS = 2 * RANDOM_WIRES };
typedef struct Trial {
    Arena *a;
    RandomTerm r;
    real *at[RANDOM_WIRES];             /* the point, by input */
    real *way[RANDOM_WIRES];            /* 0 at labels */
    Dual *moved[RANDOM_WIRES];          /* both */
    real *back[TRIAL_ENDS];             /* by output */
    void *own[5];                       /* the arrays of the term */
} Trial;

/* trial_draw - everything from one source; the arena is reset first.  A Trial
 * is zero before the first; it keeps the last one's arrays. */
void trial_draw(Source *s, int size, Arena *a, Trial *t);

/* inputs for another term, say the second of two: numbers in the arena */
void trial_inputs(Source *s, Arena *a, const RandomTerm *r, real *at[]);

/* const for evaluate */
#define AS_INPUTS(x) ((const real *const *)(x))
/* <x, y>; the sizes of what is added are added to size */
double inner_product(int n, const real x[], const real y[], double *size);

/* trial_pair - two random terms, the outputs of f the inputs of g
 *   f, g (out) begun in the arena, which is not reset                     */
void trial_pair(Source *s, int size, Arena *a, RandomTerm *f, RandomTerm *g);

#endif
