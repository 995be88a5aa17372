/* evaluation_shapes.h - sums, and other shapes. */
#ifndef EVALUATION_SHAPES_H
#define EVALUATION_SHAPES_H

#include "evaluation_products.h"

EVALUATE(sum)
{
    forward_sum((Shape){ dims_rows(c->in[0]), dims_columns(c->in[0]), 0 },
                NULL, c->x[0], c->y[0], NULL);
}

EVALUATE(broadcast)
{
    forward_broadcast((Shape){ c->with->dims.at[0], dims_count(c->in[0]), 0 },
                      NULL, c->x[0], c->y[0], NULL);
}

EVALUATE(total)
{
    const int m = dims_rows(c->in[0]), n = dims_columns(c->in[0]);
    forward_permute((Shape){ m, n, 0 }, NULL, c->x[0], c->room, NULL);
    forward_sum((Shape){ n, m, 0 }, NULL, c->room, c->y[0], NULL);
}

EVALUATE(spread)
{
    const int m = dims_rows(c->out[0]), n = dims_columns(c->out[0]);
    forward_broadcast((Shape){ n, m, 0 }, NULL, c->x[0], c->room, NULL);
    forward_permute((Shape){ n, m, 0 }, NULL, c->room, c->y[0], NULL);
}

EVALUATE(reshape)
{
    forward_reshape((Shape){ 0, dims_count(c->in[0]), 0 }, NULL, c->x[0],
                    c->y[0], NULL);
}

EVALUATE(permute)               /* any order of up to four sizes */
{
    const Dims in = c->in[0], out = c->out[0];
    for (int k = 0; k < dims_count(out); k++) {
        int at[RANK] = { 0 }, rest = k, from = 0;
        for (int i = out.rank - 1; i >= 0; i--) {
            at[c->with->dims.at[i]] = rest % out.at[i];
            rest /= out.at[i];
        }
        for (int i = 0; i < in.rank; i++)
            from = from * in.at[i] + at[i];
        c->y[0][k] = c->x[0][from];
    }
}

EVALUATE(concatenate)
{
    const int n = dims_count(c->in[0]), k = dims_count(c->in[1]);
    beside(n, c->x[0], k, c->x[1], c->room);
    forward_concatenate((Shape){ 1, n, k }, NULL, c->room, c->y[0], NULL);
}

EVALUATE(split)
{
    const int n = dims_count(c->out[0]), k = dims_count(c->out[1]);
    forward_split((Shape){ 1, n, k }, NULL, c->x[0], c->room, NULL);
    beside(n, c->room, 0, NULL, c->y[0]);
    beside(k, c->room + n, 0, NULL, c->y[1]);
}

EVALUATE(constant)
{
    for (int i = 0; i < dims_count(c->out[0]); i++)
        c->y[0][i] = (number)c->with->value;
}

#endif
