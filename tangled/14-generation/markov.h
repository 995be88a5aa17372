/* markov.h - finite Markov kernels, in whole numbers; Fritz 2020. */
#ifndef MARKOV_H
#define MARKOV_H

#include "compose.h"
#include "product.h"
#include <stdint.h>

enum { PLACES = 3 };                    /* elements of each set here */

/* A distribution: element i has the probability at[i] / total. */
typedef struct Law {
    int64_t total;                      /* > 0, and the sum of at */
    int64_t at[PLACES];                 /* >= 0 */
} Law;
typedef struct PairLaw {                /* the same, on pairs */
    int64_t total;
    int64_t at[PLACES][PLACES];
} PairLaw;
typedef struct NoLaw { int64_t total, at; } NoLaw;      /* on one element */

typedef struct MarkovKernel { Law row[PLACES]; } MarkovKernel;
PRODUCT(TwoKernels, MarkovKernel, first, MarkovKernel, second);

PARAMETRIC(law_through, MarkovKernel, Law, Law);        /* f */
PARAMETRIC(law_through_both, TwoKernels, Law, Law);     /* f ; g, at once */
PARAMETRIC(pair_through, MarkovKernel, PairLaw, PairLaw);       /* f x f */
ARROW(law_copy, Law, PairLaw);                          /* x to (x, x) */
ARROW(law_discard, Law, NoLaw);                         /* X to 1 */

void markov_compose(const MarkovKernel *f, const MarkovKernel *g,
                    MarkovKernel *fg);
MarkovKernel markov_identity(void);
int markov_is_sure(const MarkovKernel *f);      /* a function? */
int law_same(const Law *a, const Law *b);

#endif
