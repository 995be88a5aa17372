/* flow.c - drawings of linear maps as terms, and what they compute. */
#include "flow.h"
#include <stdio.h>

static int refuse(Flow *x, enum status s, const char *form, int a, int b)
{
    if (x->status == OK)
        snprintf(x->said.text, sizeof x->said.text, form, a, b);
    x->status = x->status == OK ? s : x->status;
    return 0;
}

static int append(Flow *x, enum flow_kind kind, int a, int b, int m, int n)
{
    if (x->status != OK)
        return 0;
    if (x->count == MOST_NODES)
        return refuse(x, TOO_LONG, "node %d: expected a number less than %d",
                      x->count, MOST_NODES);
    if (m < 0 || n < 0 || m > MOST_WIRES || n > MOST_WIRES)
        return refuse(x, TOO_LONG, "%d wires: expected 0 to %d",
                      m < 0 || m > MOST_WIRES ? m : n, MOST_WIRES);
    x->node[x->count].kind = kind;
    x->node[x->count].a = a;
    x->node[x->count].b = b;
    x->node[x->count].inputs = m;
    x->node[x->count].outputs = n;
    return x->count++;
}

int flow_generator(Flow *x, enum flow_kind kind, int number)
{
    static const int type[][2] = { { 0, 0 }, { 2, 2 }, { 1, 2 }, { 1, 0 },
                                   { 2, 1 }, { 0, 1 }, { 1, 1 } };
    if (kind == WIRES)
        return append(x, kind, number, 0, number, number);
    return append(x, kind, number, 0, type[kind][0], type[kind][1]);
}

int flow_then(Flow *x, int a, int b)
{
    if (x->status != OK)
        return 0;
    if (x->node[a].outputs != x->node[b].inputs)
        return refuse(x, BAD_FORMAT, "cannot compose: %d outputs do not fit "
                      "%d inputs", x->node[a].outputs, x->node[b].inputs);
    return append(x, THEN, a, b, x->node[a].inputs, x->node[b].outputs);
}

int flow_beside(Flow *x, int a, int b)
{
    if (x->status != OK)
        return 0;
    return append(x, BESIDE, a, b, x->node[a].inputs + x->node[b].inputs,
                  x->node[a].outputs + x->node[b].outputs);
}

static void run_node(const Flow *x, int i, const uint32_t in[], uint32_t out[])
{
    const int a = x->node[i].a, b = x->node[i].b;
    uint32_t middle[MOST_WIRES];
    switch (x->node[i].kind) {
    case WIRES:   for (int k = 0; k < a; k++) out[k] = in[k]; break;
    case CROSS:   out[0] = in[1]; out[1] = in[0]; break;
    case COPY:    out[0] = out[1] = in[0]; break;
    case DISCARD: break;
    case ADD:     out[0] = in[0] + in[1]; break;
    case ZERO:    out[0] = 0; break;
    case SCALE:   out[0] = in[0] * (uint32_t)a; break;
    case THEN:
        run_node(x, a, in, middle);
        run_node(x, b, middle, out);
        break;
    case BESIDE:
        run_node(x, a, in, out);
        run_node(x, b, in + x->node[a].inputs, out + x->node[a].outputs);
    }
}

void flow_run(const FlowInput *restrict x, Signal *restrict y)
{
    const int last = x->flow.count - 1;
    *y = (Signal){ x->flow.node[last].outputs, { 0 } };
    run_node(&x->flow, last, x->input.at, y->at);
}

static void product(const Matrix *a, const Matrix *b, Matrix *y)
{
    *y = (Matrix){ a->rows, b->columns, { { 0 } } };
    for (int i = 0; i < a->rows; i++)
        for (int j = 0; j < a->columns; j++)
            for (int k = 0; k < b->columns; k++)
                y->at[i][k] += a->at[i][j] * b->at[j][k];
}

static void block_sum(const Matrix *a, const Matrix *b, Matrix *y)
{
    *y = (Matrix){ a->rows + b->rows, a->columns + b->columns, { { 0 } } };
    for (int i = 0; i < a->rows; i++)
        for (int j = 0; j < a->columns; j++)
            y->at[i][j] = a->at[i][j];
    for (int i = 0; i < b->rows; i++)
        for (int j = 0; j < b->columns; j++)
            y->at[a->rows + i][a->columns + j] = b->at[i][j];
}

/* the matrices of the generators; discard and zero have no entries */
static void generator_matrix(const Flow *x, int i, Matrix *y)
{
    const int a = x->node[i].a;
    *y = (Matrix){ x->node[i].inputs, x->node[i].outputs, { { 0 } } };
    switch (x->node[i].kind) {
    case WIRES: for (int k = 0; k < a; k++) y->at[k][k] = 1; break;
    case CROSS: y->at[0][1] = y->at[1][0] = 1; break;
    case COPY:  y->at[0][0] = y->at[0][1] = 1; break;
    case ADD:   y->at[0][0] = y->at[1][0] = 1; break;
    case SCALE: y->at[0][0] = (uint32_t)a; break;
    default:    break;
    }
}

void flow_matrix(const Flow *x, int node, Matrix *y)
{
    Matrix a, b;
    const int composite = x->node[node].kind >= THEN;
    if (!composite) {
        generator_matrix(x, node, y);
        return;
    }
    flow_matrix(x, x->node[node].a, &a);
    flow_matrix(x, x->node[node].b, &b);
    (x->node[node].kind == THEN ? product : block_sum)(&a, &b, y);
}

void to_matrix(const FlowInput *restrict x, MatrixInput *restrict y)
{
    flow_matrix(&x->flow, x->flow.count - 1, &y->matrix);
    y->input = x->input;
}

void multiplied(const MatrixInput *restrict x, Signal *restrict y)
{
    *y = (Signal){ x->matrix.columns, { 0 } };
    for (int i = 0; i < x->matrix.rows; i++)
        for (int j = 0; j < x->matrix.columns; j++)
            y->at[j] += x->input.at[i] * x->matrix.at[i][j];
}

void added(const IntegerPair *restrict x, Integer *restrict y)
{
    y->value = x->input.value + x->target.value;
}

void rectified(const Integer *restrict x, Integer *restrict y)
{
    y->value = x->value > 0 ? x->value : 0;
}

void rectified_both(const IntegerPair *restrict x, IntegerPair *restrict y)
{
    rectified(&x->input, &y->input);
    rectified(&x->target, &y->target);
}
