/* optimisers.h - five rules: what is kept for each weight, and how it moves. */
#ifndef OPTIMISERS_H
#define OPTIMISERS_H

#include "refusals.h"

/* The numbers of a rule.  momentum and the betas: 0 <= b < 1; epsilon > 0,
 * decay >= 0; all finite.  A rule reads those that it knows. */
#define RATES_FIELDS real momentum, beta1, beta2, epsilon, decay
typedef struct { Real rate; RATES_FIELDS; } RateNumbers;
typedef struct { LearningRate rate; RATES_FIELDS; } Rates;
PARTIAL(rates, Unit, RateNumbers, Rates);
ARROW(rates_refusal, RateNumbers, Sentence);

/* How often the learner has stepped, and beta1 and beta2 to that power. */
typedef struct { long steps; double power1, power2; } Clock;
void clock_start(Clock *c);
void clock_tick(const Rates *r, Clock *c);

/* U keeps w [1 + moments][n]: the weights, then n numbers for each moment.
 * U_point - where the gradient is wanted: w, or *space filled
 * U_move  - the weights and the moments after a step with gradient g [n] */
#define OPTIMISER(U, moments) \
    enum { U##_moments = (moments) }; \
    const real *U##_point(const Rates *r, int n, const real *w, \
        real *space); \
    void U##_move(const Rates *r, const Clock *c, int n, \
        const real *restrict g, real *restrict w)

OPTIMISER(sgd, 0);              /* Robbins and Monro */
OPTIMISER(polyak, 1);           /* momentum */
OPTIMISER(nesterov, 1);         /* momentum, with a look ahead */
OPTIMISER(adam, 2);             /* Kingma and Ba 2015 */
OPTIMISER(adamw, 2);            /* Loshchilov and Hutter 2019 */

#endif
