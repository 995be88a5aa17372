/* evaluation_columns.h - what treats each column by itself. */
#ifndef EVALUATION_COLUMNS_H
#define EVALUATION_COLUMNS_H

#include "evaluation_call.h"

EVALUATE(softmax)
{
    each_column(c, forward_softmax, NULL, dims_rows(c->in[0]));
}

EVALUATE(log_sum_exp) { each_column(c, forward_log_sum_exp, NULL, 1); }

/* The cross-entropy of each column, or what its kernel keeps. */
static void entropies(const Call *c, int kept)
{
    const int m = dims_rows(c->in[1]), n = dims_columns(c->in[1]);
    number *const x = c->room, *const t = x + m;
    for (int j = 0; j < n; j++) {
        number loss;
        to_column(m, n, j, c->x[1], x);
        forward_cross_entropy((Shape){ 0, m, 0 }, c->x[0] + j, x, &loss,
                              kept ? t : NULL);
        from_column(kept ? m : 1, n, j, kept ? t : &loss, c->y[0]);
    }
}
EVALUATE(cross_entropy) { entropies(c, 0); }
EVALUATE(excess) { entropies(c, 1); }

/* Each column brought to mean 0 and deviation 1, or what it was divided
 * by, inverted. */
static void normalised(const Call *c, int inverse)
{
    const int m = dims_rows(c->in[0]), n = dims_columns(c->in[0]);
    number *const p = c->room, *const x = p + 2 * m, *const y = x + m;
    number *const t = y + m;            /* m + 1 numbers */
    for (int i = 0; i < m; i++) {
        p[i] = 1;                       /* gain */
        p[m + i] = 0;                   /* shift */
    }
    for (int j = 0; j < n; j++) {
        to_column(m, n, j, c->x[0], x);
        forward_layer_norm((Shape){ 0, m, 0 }, p, x, y, t);
        from_column(inverse ? 1 : m, n, j, inverse ? t + m : y, c->y[0]);
    }
}
EVALUATE(normalise) { normalised(c, 0); }
EVALUATE(deviation) { normalised(c, 1); }

EVALUATE(gather)
{
    const int v = c->in[1].at[0], d = c->in[1].at[1];
    const int k = dims_count(c->in[0]);
    forward_gather((Shape){ v, d, k }, c->x[1], c->x[0], c->room, NULL);
    forward_permute((Shape){ k, d, 0 }, NULL, c->room, c->y[0], NULL);
}

EVALUATE(scatter)
{
    const int d = dims_rows(c->in[1]), k = dims_columns(c->in[1]);
    forward_permute((Shape){ d, k, 0 }, NULL, c->x[1], c->room, NULL);
    forward_scatter((Shape){ c->out[0].at[0], d, k }, c->x[0], c->room,
                    c->y[0], NULL);
}

#endif
