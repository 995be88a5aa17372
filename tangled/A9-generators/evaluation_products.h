/* evaluation_products.h - products of matrices, rows and pairs. */
#ifndef EVALUATION_PRODUCTS_H
#define EVALUATION_PRODUCTS_H

#include "evaluation_call.h"

EVALUATE(matmul)
{
    product(c->in[0].at[0], c->in[0].at[1], dims_columns(c->in[1]), c->x[0],
            c->x[1], c->y[0], c->room);
}

EVALUATE(matmul_tn)
{
    const int m = c->in[0].at[0], k = c->in[0].at[1];
    forward_permute((Shape){ m, k, 0 }, NULL, c->x[0], c->room, NULL);
    product(k, m, dims_columns(c->in[1]), c->room, c->x[1], c->y[0],
            c->room + m * k);
}

EVALUATE(matmul_nt)
{
    const int m = dims_rows(c->in[0]), k = dims_rows(c->in[1]);
    const int n = dims_columns(c->in[0]);
    for (int i = 0; i < k; i++) {
        forward_linear((Shape){ m, n, 0 }, c->x[0], c->x[1] + i * n, c->room,
                       NULL);
        from_column(m, k, i, c->room, c->y[0]);
    }
}

static void beside(int n, const number *a, int m, const number *b,
                   number *room)
{
    for (int i = 0; i < n; i++)
        room[i] = a[i];
    for (int i = 0; i < m; i++)
        room[n + i] = b[i];
}

EVALUATE(add)
{
    const int n = dims_count(c->in[0]);
    beside(n, c->x[0], n, c->x[1], c->room);
    forward_add((Shape){ 0, n, 0 }, NULL, c->room, c->y[0], NULL);
}

EVALUATE(multiply)
{
    const int n = dims_count(c->in[0]);
    beside(n, c->x[0], n, c->x[1], c->room);
    forward_multiply((Shape){ 0, n, 0 }, NULL, c->room, c->y[0], NULL);
}

EVALUATE(bias)
{
    const int m = dims_rows(c->in[1]), n = dims_columns(c->in[1]);
    for (int j = 0; j < n; j++) {
        to_column(m, n, j, c->x[1], c->room);
        forward_bias((Shape){ 0, m, 0 }, c->x[0], c->room, c->room + m,
                     NULL);
        from_column(m, n, j, c->room + m, c->y[0]);
    }
}

EVALUATE(gain)
{
    const int m = dims_rows(c->in[1]), n = dims_columns(c->in[1]);
    for (int j = 0; j < n; j++) {
        beside(m, c->x[0], 0, NULL, c->room);
        to_column(m, n, j, c->x[1], c->room + m);
        forward_multiply((Shape){ 0, m, 0 }, NULL, c->room, c->room + 2 * m,
                         NULL);
        from_column(m, n, j, c->room + 2 * m, c->y[0]);
    }
}

#endif
