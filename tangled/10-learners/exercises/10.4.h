#include "perceptrons.h"

/* One step with the mean of x and y, 1 <= the count of each, from gradients
 * that are computed one part after the other. */
void step_in_parts(const Rates *r, xor_adam_learner *a,
    const Plane_batch *x, const Labels *x_labels,
    const Plane_batch *y, const Labels *y_labels);
