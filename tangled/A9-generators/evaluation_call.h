/* evaluation_call.h - one operation, and how columns come to kernels. */
#ifndef EVALUATION_CALL_H
#define EVALUATION_CALL_H

#include "operations.h"
#include "signature.h"
#include "gather_kernels.h"
#include "linear_kernels.h"
#include "loss_kernels.h"
#include "pointwise_kernels.h"
#include <assert.h>
#include <stdio.h>

/* One operation about to be evaluated. */
typedef struct Call {
    const Attributes *with;
    const Dims *in, *out;
    const number *const *x;             /* inputs */
    number *const *y;                   /* outputs */
    number *room;
} Call;
#define EVALUATE(name) static void evaluate_##name(const Call *c)

static void to_column(int rows, int columns, int j,
    const number *restrict from, number *restrict column)
{
    for (int i = 0; i < rows; i++)
        column[i] = from[i * columns + j];
}

static void from_column(int rows, int columns, int j,
    const number *restrict column, number *restrict to)
{
    for (int i = 0; i < rows; i++)
        to[i * columns + j] = column[i];
}

typedef void Kernel(Shape s, const number *restrict p,
    const number *restrict x, number *restrict y, number *restrict t);

static void each_column(const Call *c, Kernel *kernel, const number *p,
                        int out_rows)
{
    const int m = dims_rows(c->in[0]), n = dims_columns(c->in[0]);
    for (int j = 0; j < n; j++) {
        to_column(m, n, j, c->x[0], c->room);
        kernel((Shape){ 0, m, 0 }, p, c->room, c->room + m, NULL);
        from_column(out_rows, n, j, c->room + m, c->y[0]);
    }
}

/* y = W x for each column x, W [m][k] */
static void product(int m, int k, int n, const number *restrict w,
    const number *restrict x, number *restrict y, number *restrict room)
{
    for (int j = 0; j < n; j++) {
        to_column(k, n, j, x, room);
        forward_linear((Shape){ m, k, 0 }, w, room, room + k, NULL);
        from_column(m, n, j, room + k, y);
    }
}

#endif
