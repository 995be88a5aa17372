/* sample_learners.h - how the objects of chapter 10 are drawn, compared. */
#ifndef SAMPLE_LEARNERS_H
#define SAMPLE_LEARNERS_H

#include "perceptrons.h"
#include "sample_objects.h"

/* The weights of the small network, and two batches of two examples, each
 * two numbers and one whose sign is the label. */
SPACE(SmallWeights, 12);
SPACE(Examples, 12);
PRODUCT(Trial, SmallWeights, weights, Examples, examples);
SAMPLED_SPACE(Plane);
SAMPLED_SPACE(Turn);
SAMPLED_SPACE(SmallWeights);
SAMPLED_SPACE(Examples);
SAMPLED_PRODUCT(Trial, SmallWeights, weights, Examples, examples);

/* The batch of step k, 0 or 1. */
INLINE void trial_batch(const Trial *t, int k, Plane_batch *x, Labels *labels)
{
    x->count = labels->count = 2;
    for (int b = 0; b < 2; b++) {
        const real *const at = t->examples.at + 6 * k + 3 * b;
        x->at[b].at[0] = at[0], x->at[b].at[1] = at[1];
        labels->at[b] = at[2] > 0;
    }
}

/* Rates for trials; the rate is an eighth. */
INLINE Rates trial_rates(void)
{
    return (Rates){ { (real)0.125 }, (real)0.9, (real)0.9, (real)0.99,
                    (real)1e-8, (real)0.125 };
}

#endif
