/* Exercise 10.4: a batch that comes in two parts. */
#include "10.4.h"

void step_in_parts(const Rates *r, xor_adam_learner *a,
    const Plane_batch *x, const Labels *x_labels,
    const Plane_batch *y, const Labels *y_labels)
{
    xor_adam_learner_work w;
    (void)xor_adam_learner_step(r, 1, a, x, x_labels, &w);
    (void)xor_adam_learner_step(r, 1, a, y, y_labels, &w);
}
