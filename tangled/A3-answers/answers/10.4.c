#include "10.4.h"

static void add_to(int n, const real *restrict x, real *restrict y)
{
    for (int i = 0; i < n; i++)
        y[i] += x[i];
}

/* The gradient of a part, weighted by its share of the batch. */
static void part(const Rates *r, real share, const xor_adam_learner *a,
    const Plane_batch *x, const Labels *labels, xor_adam_weights *dp)
{
    xor_adam_learner_work w;
    (void)xor_adam_learner_forward(r, share, a, x, labels, &w);
    xor_adam_gradients(r, &a->model, &w.t, &w.dy, dp, &w.dx);
}

void step_in_parts(const Rates *r, xor_adam_learner *a,
    const Plane_batch *x, const Labels *x_labels,
    const Plane_batch *y, const Labels *y_labels)
{
    const real n = (real)(x->count + y->count);
    xor_adam_weights dp, more;
    part(r, (real)x->count / n, a, x, x_labels, &dp);
    part(r, (real)y->count / n, a, y, y_labels, &more);
    add_to(XorFirst_dim, more.f.f.at, dp.f.f.at);
    add_to(XorLast_dim, more.g.at, dp.g.at);
    clock_tick(r, &a->clock);
    xor_adam_move(r, &a->clock, &dp, &a->model);
}
