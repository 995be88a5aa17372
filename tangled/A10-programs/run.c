/* run.c - what the instructions of a program do. */
#include "compiler.h"
#include "elementary.h"
#include "fast_attention.h"
#include "moves.h"
#include <string.h>

static float *at(const Program *p, int wire)
{
    return wire == NONE ? NULL : p->place[wire];
}

static Dims dims_at(const Program *p, int wire)
{
    return p->term->wire.at[wire];
}

static enum status run_operation(const Program *p, int operation,
                                 Complaint *why)
{
    Term one = *p->term;
    one.operation.at += operation;
    one.operation.count = 1;
    return evaluate_at(&one, (real *const *)(void *)p->place,
                       (real *)(void *)p->room, why);
}

static void run_product(const Program *p, const Instruction *n)
{
    Product product = n->product;
    float *c = at(p, n->out[0]);
    product.bias = at(p, n->in[2]);
    if (product.finish == FINISH_STEP)
        c = at(p, n->in[3]);
    else
        product.mask = at(p, n->in[3]);
    product.totals = at(p, n->out[1]);
    p->way(&product, at(p, n->in[0]), at(p, n->in[1]), c);
}

static int ids_fit(const float *id, int n, int below)
{
    for (int j = 0; j < n; j++)
        if (!(id[j] >= 0 && id[j] < (float)below
              && id[j] == (float)(int)id[j]))
            return 0;
    return 1;
}

static enum status run_loss(const Program *p, const Instruction *n,
                            Complaint *why)
{
    const int rows = dims_rows(dims_at(p, n->in[1]));
    const int columns = dims_columns(dims_at(p, n->in[1]));
    const float *const label = at(p, n->in[0]), *const x = at(p, n->in[1]);
    float *const loss = at(p, n->out[0]), *const e = at(p, n->out[1]);
    float *const largest = p->room, *const sum = largest + columns;
    float *const others = sum + columns;
    if (!ids_fit(label, columns, rows))
        return run_operation(p, n->operation, why);
    p->kernels->exponentials(rows, columns, x, e, largest, sum);
    elementary_log_array(columns, sum, others);
    for (int j = 0; j < columns && loss != NULL; j++)
        loss[j] = largest[j] + others[j] - x[(int)label[j] * columns + j];
    if (e != NULL)
        p->kernels->less_label(rows, columns, label, sum, e, others);
    return OK;
}

static void run_normalise(const Program *p, const Instruction *n)
{
    const int rows = dims_rows(dims_at(p, n->in[0]));
    const int columns = dims_columns(dims_at(p, n->in[0]));
    float *const inverse = n->out[1] == NONE ? p->room + columns
        : at(p, n->out[1]);
    p->kernels->normalise(rows, columns, at(p, n->in[0]), at(p, n->in[1]),
        at(p, n->in[2]), at(p, n->out[0]), inverse, at(p, n->out[2]),
        p->room);
}

static void run_normalise_back(const Program *p, const Instruction *n)
{
    const Dims d = dims_at(p, n->out[0]);
    p->kernels->normalise_back(dims_rows(d), dims_columns(d),
        at(p, n->in[0]), at(p, n->in[1]), at(p, n->in[2]), at(p, n->in[3]),
        at(p, n->in[4]), at(p, n->out[0]), p->room);
}

static Attention attention_of(const Program *p, const Instruction *n)
{
    const Attributes *with = &p->term->operation.at[n->operation].with;
    const Dims q = dims_at(p, n->in[0]);
    const int heads = with->dims.at[0], queries = with->dims.at[1];
    return (Attention){ .heads = heads, .size = dims_rows(q) / heads,
        .sequences = dims_columns(q) / queries, .queries = queries,
        .keys = with->dims.at[2], .causal = with->value != 0,
        .way = p->way, .kernels = p->kernels, .near = !p->exact,
        .kept = at(p, n->code == RUN_ATTEND ? n->out[1] : n->in[4]) };
}

size_t instruction_keeps(const Program *p, const Instruction *n)
{
    const Attention a = attention_of(p, n);
    return attention_keeps(&a) ? attention_weights(&a) : 0;
}

static void run_attention(const Program *p, const Instruction *n)
{
    const Attention a = attention_of(p, n);
    const float *const q = at(p, n->in[0]), *const k = at(p, n->in[1]);
    const float *const v = at(p, n->in[2]);
    if (n->code == RUN_ATTEND)
        attend(&a, q, k, v, at(p, n->out[0]), p->room);
    else
        attend_back(&a, q, k, v, at(p, n->in[3]), at(p, n->out[0]),
                    at(p, n->out[1]), at(p, n->out[2]), p->room);
}

static enum status run_table(const Program *p, const Instruction *n,
                             Complaint *why)
{
    const int gathers = n->code == RUN_GATHER;
    const Dims table = dims_at(p, gathers ? n->in[1] : n->out[0]);
    const int count = dims_count(dims_at(p, n->in[0]));
    const float *const id = at(p, n->in[0]), *const x = at(p, n->in[1]);
    if (!ids_fit(id, count, dims_rows(table)))
        return run_operation(p, n->operation, why);
    if (gathers)
        gather_columns(dims_columns(table), count, id, x, at(p, n->out[0]));
    else
        scatter_columns(dims_rows(table), dims_columns(table), count, id, x,
                        at(p, n->out[0]), p->room);
    return OK;
}

static void run_rows(const Program *p, const Instruction *n)
{
    const Dims d = dims_at(p, n->in[0]);
    const int rows = dims_rows(d), columns = dims_columns(d);
    const float *const x = at(p, n->in[0]), *const z = at(p, n->in[1]);
    if (n->code == RUN_SCALE_COLUMNS)
        p->kernels->scale_columns(rows, columns, x, z, at(p, n->out[0]));
    else if (p->exact)
        total_rows(rows, columns, x, z, at(p, n->out[0]));
    else
        p->kernels->total_near(rows, columns, x, z, at(p, n->out[0]));
}

static void run_gelu(const Program *p, const Instruction *n)
{
    const int count = dims_count(dims_at(p, n->out[0])), near = !p->exact;
    const Kernels *k = p->kernels;
    if (n->code == RUN_GELU_SLOPE)
        k->gelu_slope(count, at(p, n->in[0]), at(p, n->out[0]));
    else if (n->code == RUN_GELU)
        (near ? k->gelu_near : k->gelu)(count, at(p, n->in[0]),
                                        at(p, n->out[0]));
    else
        (near ? k->gelu_back_near : k->gelu_back)(count, at(p, n->in[0]),
            at(p, n->in[1]), at(p, n->out[0]));
}

static void run_map(const Program *p, const Instruction *n)
{
    const int count = dims_count(dims_at(p, n->out[0]));
    const float *const x = at(p, n->in[0]), *const z = at(p, n->in[1]);
    float *const y = at(p, n->out[0]);
    switch (n->code) {
    case RUN_ADD:      p->kernels->add(count, x, z, y); return;
    case RUN_MULTIPLY: p->kernels->multiply(count, x, z, y); return;
    default:
        p->kernels->scale(count, (float)p->term->operation.at[n->operation]
                          .with.value, x, y);
    }
}

enum status instruction_run(const Program *p, const Instruction *n,
                            Complaint *why)
{
    switch (n->code) {
    case RUN_PRODUCT:        run_product(p, n); return OK;
    case RUN_LOSS:           return run_loss(p, n, why);
    case RUN_NORMALISE:      run_normalise(p, n); return OK;
    case RUN_NORMALISE_BACK: run_normalise_back(p, n); return OK;
    case RUN_ATTEND: case RUN_ATTEND_BACK: run_attention(p, n); return OK;
    case RUN_TOTAL: case RUN_SCALE_COLUMNS: run_rows(p, n); return OK;
    case RUN_GATHER: case RUN_SCATTER: return run_table(p, n, why);
    case RUN_GELU: case RUN_GELU_SLOPE: case RUN_GELU_BACK:
        run_gelu(p, n);
        return OK;
    case RUN_OPERATION:      return run_operation(p, n->operation, why);
    default:                 run_map(p, n); return OK;
    }
}

/* For the evaluator's sake: also of what refuses in its words. */
static size_t operation_room(const Program *p, const Instruction *n)
{
    Term one = *p->term;
    one.operation.at += n->operation;
    one.operation.count = 1;
    return evaluation_room(&one);
}

size_t instruction_room(const Program *p, const Instruction *n)
{
    switch (n->code) {
    case RUN_NORMALISE: case RUN_NORMALISE_BACK:
        return 2 * (size_t)dims_columns(dims_at(p, n->out[0]));
    case RUN_LOSS:
        return 3 * (size_t)dims_columns(dims_at(p, n->in[1]));
    case RUN_SCATTER:
        return 16 * (size_t)dims_rows(dims_at(p, n->in[1]));
    case RUN_ATTEND: case RUN_ATTEND_BACK: {
        const Attention a = attention_of(p, n);
        return attention_room(&a);
    }
    case RUN_OPERATION:
        return operation_room(p, n);
    default:
        return 0;
    }
}
