/* random_term.h - well-typed terms at random, their inputs, and shrinking. */
#ifndef RANDOM_TERM_H
#define RANDOM_TERM_H

#include "term.h"
#include "source.h"

/* What is known of the numbers on a wire. */
typedef struct Range {
    double least, most;
    int below;                  /* whole numbers from 0, if not 0 */
} Range;

enum { RANDOM_WIRES = 160, RANDOM_NUMBERS = 64 };
typedef struct RandomTerm {
    Term t;
    Range range[RANDOM_WIRES];          /* of each wire */
} RandomTerm;

/* random_term - a term of any size up to the one given
 *   r->t     begun in some arena
 *   size     1 .. 40 operations
 * No wire has more than RANDOM_NUMBERS numbers, and none is larger than 8,
 * so that no exponential overflows and no rounding is hidden.             */
void random_term(Source *s, int size, RandomTerm *r);

/* numbers for input i of the term */
void random_input(Source *s, const RandomTerm *r, int i, double x[]);

/* shrink_tape - the shortest list of random words found on which fails still
 * holds; s is left to replay it.
 *   fails    draws from the source from the beginning                     */
typedef int Fails(Source *s, void *context);
void shrink_tape(Source *s, Fails *fails, void *context);

#endif
