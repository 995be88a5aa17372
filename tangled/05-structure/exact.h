/* exact.h - sums of gradients that do not depend on the order. */
#ifndef EXACT_H
#define EXACT_H

#include "functor.h"
#include "gradient.h"
#include "refusals.h"
#include <stdint.h>

enum {
    GRADIENT_SIZE = (int)(sizeof (Gradient) / sizeof (real)),
    EXACT_BITS = 32,                    /* the unit is 2 to the -32 */
    EXACT_LARGEST = 1024,               /* of an entry, in nats per unit */
    EXACT_EXAMPLES = 1 << 20            /* in one sum, at most */
};

/* The entries of a gradient, in a row. */
typedef union { Gradient tables; real at[GRADIENT_SIZE]; } FlatGradient;

typedef struct {
    int count;                          /* 0 <= count <= EXACT_EXAMPLES */
    int64_t at[GRADIENT_SIZE];          /* in units, at most count * 2^42 */
} ExactSum;
PRODUCT(ExactPair, ExactSum, left, ExactSum, right);

LIST(Examples, Example);                /* 0 <= length <= CAPACITY */
PRODUCT(ExamplesPair, Examples, left, Examples, right);
                                        /* together <= CAPACITY */
ARROW(examples_joined, ExamplesPair, Examples);
ARROW(examples_reversed, Examples, Examples);

/* Rounded to units, as the sum of one example; NOT_FINITE, or OUT_OF_RANGE
 * if an entry is beyond EXACT_LARGEST.  And the sentence for people. */
PARTIAL(exact_of, Unit, Gradient, ExactSum);
ARROW(exact_of_refusal, Gradient, Sentence);

/* The monoid; TOO_LONG if there are too many examples together. */
PARTIAL(exact_added, Unit, ExactPair, ExactSum);
MUST_CHECK enum status exact_add_in_place(const ExactSum *x, ExactSum *sum);

/* The homomorphism, and the mean, which is none; EMPTY if count is 0. */
PARTIAL(exact_sum, Parameters, Examples, ExactSum);
PARTIAL(exact_both, Parameters, ExamplesPair, ExactPair);
PARTIAL(exact_mean, Unit, ExactSum, Gradient);

/* The same in floats, one after the other. */
PARAMETRIC(float_sum, Parameters, Examples, Gradient);
void float_add_in_place(const Gradient *restrict x, Gradient *restrict sum);

#endif
