/* onnx_functor.c - each generator as a few operators of ONNX. */
#include "onnx.h"
#include <math.h>
#include <stdint.h>
#include <string.h>

typedef struct Image {                  /* of one operation */
    OnnxGraph *g;
    const Attributes *with;
    const Dims *d, *e;                  /* of inputs, of outputs */
    const int *x;                       /* the inputs */
    int y[OUT_MAX];                     /* the outputs */
} Image;
#define TO_ONNX(name) static void to_##name(Image *c)

/* A node of floats of a shape; its inputs follow. */
#define OP(g, op, d, ...) onnx_node(g, op, ONNX_FLOAT, d, \
    (int)(sizeof (int[]){ __VA_ARGS__ } / sizeof (int)), \
    (const int[]){ __VA_ARGS__ })

static Dims scalar(void) { return (Dims){ .rank = 0 }; }

static int number_of(OnnxGraph *g, double x)
{
    float *at = arena_take(g->arena, 1, sizeof *at);
    if (at != NULL)
        *at = (float)x;
    return onnx_constant(g, NULL, ONNX_FLOAT, scalar(), at);
}

static int integers_of(OnnxGraph *g, int n, const int x[])
{
    int64_t *at = arena_take(g->arena, (size_t)n + 1, sizeof *at);
    for (int i = 0; at != NULL && i < n; i++)
        at[i] = x[i];
    const Dims d = { .rank = 1, .at = { n } };
    return onnx_constant(g, NULL, ONNX_INT64, d, at);
}

static int reshaped(OnnxGraph *g, int x, Dims d)
{
    return OP(g, "Reshape", d, x, integers_of(g, d.rank, d.at));
}

static Dims flat_dims(Dims d) { return DIMS(dims_rows(d), dims_columns(d)); }

static int flat(OnnxGraph *g, int x, Dims d)
{
    return d.rank == 2 ? x : reshaped(g, x, flat_dims(d));
}

static int unflat(OnnxGraph *g, int x, Dims d)
{
    return d.rank == 2 ? x : reshaped(g, x, d);
}

/* a vector, as the rows of something of shape d */
static int by_rows(OnnxGraph *g, int x, Dims d)
{
    for (int i = 1; i < d.rank; i++)
        d.at[i] = 1;
    return d.rank == 1 ? x : reshaped(g, x, d);
}

static int labels(OnnxGraph *g, int x, Dims d)
{
    const int y = onnx_node(g, "Cast", ONNX_INT64, d, 1, &x);
    onnx_integer(g, "to", ONNX_INT64);
    return y;
}

static void to_product(Image *c, const char *turned)
{
    const Dims d = flat_dims(c->e[0]);
    const int y = OP(c->g, "Gemm", d, flat(c->g, c->x[0], c->d[0]),
                     flat(c->g, c->x[1], c->d[1]));
    if (turned != NULL)
        onnx_integer(c->g, turned, 1);
    c->y[0] = unflat(c->g, y, c->e[0]);
}
TO_ONNX(matmul) { to_product(c, NULL); }
TO_ONNX(matmul_tn) { to_product(c, "transA"); }
TO_ONNX(matmul_nt) { to_product(c, "transB"); }

static void to_pair(Image *c, const char *op)
{
    c->y[0] = OP(c->g, op, c->e[0], c->x[0], c->x[1]);
}
TO_ONNX(add) { to_pair(c, "Add"); }
TO_ONNX(multiply) { to_pair(c, "Mul"); }
TO_ONNX(bias)
{
    const int b = by_rows(c->g, c->x[0], c->d[1]);
    c->y[0] = OP(c->g, "Add", c->e[0], c->x[1], b);
}
TO_ONNX(gain)
{
    const int b = by_rows(c->g, c->x[0], c->d[1]);
    c->y[0] = OP(c->g, "Mul", c->e[0], c->x[1], b);
}

TO_ONNX(scale)
{
    c->y[0] = OP(c->g, "Mul", c->e[0], c->x[0],
                 number_of(c->g, c->with->value));
}

TO_ONNX(mask)                           /* x1 where x0 > 0, else 0 */
{
    const int zero = number_of(c->g, 0);
    const int seen = onnx_node(c->g, "Greater", ONNX_BOOL, c->e[0], 2,
                               (int[]){ c->x[0], zero });
    c->y[0] = OP(c->g, "Where", c->e[0], seen, c->x[1], zero);
}

static int gelu_of(OnnxGraph *g, int x, Dims d)
{
    const int square = OP(g, "Mul", d, x, x);
    const int cube = OP(g, "Mul", d, square, x);
    const int small = OP(g, "Mul", d, cube, number_of(g, 0.044715));
    const int sum = OP(g, "Add", d, x, small);
    const int wide = OP(g, "Mul", d, sum, number_of(g, sqrt(2 / acos(-1))));
    const int bent = OP(g, "Add", d, OP(g, "Tanh", d, wide), number_of(g, 1));
    return OP(g, "Mul", d, OP(g, "Mul", d, x, bent), number_of(g, 0.5));
}

static int function_of(OnnxGraph *g, int function, int x, Dims d)
{
    switch (function) {
    case RELU: return OP(g, "Relu", d, x);
    case TANH: return OP(g, "Tanh", d, x);
    case SIGMOID: return OP(g, "Sigmoid", d, x);
    case EXP: return OP(g, "Exp", d, x);
    case LOG: return OP(g, "Log", d, x);
    default: return gelu_of(g, x, d);
    }
}
#define TO_FUNCTION(NAME, name, ...) TO_ONNX(name) \
    { c->y[0] = function_of(c->g, NAME, c->x[0], c->e[0]); }
FUNCTION_ROWS(TO_FUNCTION)

TO_ONNX(map)
{
    c->y[0] = c->x[0];
    for (int i = 0; i < c->with->dims.rank; i++)
        c->y[0] = function_of(c->g, c->with->dims.at[i], c->y[0], c->e[0]);
}

static int softmax_of(OnnxGraph *g, int x, Dims d, int axis)
{
    const int y = OP(g, "Softmax", d, x);
    onnx_integer(g, "axis", axis);
    return y;
}
TO_ONNX(softmax) { c->y[0] = softmax_of(c->g, c->x[0], c->e[0], 0); }

/* One number for each column; kept: as a row of them. */
static int of_columns(OnnxGraph *g, const char *op, int x, Dims d, int kept)
{
    const Dims less = dims_tail(d);
    const int y = OP(g, op, kept ? dims_under(1, less) : less, x);
    onnx_integers(g, "axes", 1, (int[]){ 0 });
    onnx_integer(g, "keepdims", kept);
    return y;
}
TO_ONNX(log_sum_exp)
{
    c->y[0] = of_columns(c->g, "ReduceLogSumExp", c->x[0], c->d[0], 0);
}

/* x less its mean, and the root of its variance with epsilon added, as rows */
static int centred(OnnxGraph *g, int x, Dims d, int *root)
{
    const Dims row = dims_under(1, dims_tail(d));
    const int mean = of_columns(g, "ReduceMean", x, d, 1);
    const int from = OP(g, "Sub", d, x, mean);
    const int square = OP(g, "Mul", d, from, from);
    const int variance = of_columns(g, "ReduceMean", square, d, 1);
    const int more = OP(g, "Add", row, variance, number_of(g, 1e-5));
    *root = OP(g, "Sqrt", row, more);
    return from;
}

TO_ONNX(normalise)
{
    int root;
    const int x = centred(c->g, c->x[0], c->d[0], &root);
    c->y[0] = OP(c->g, "Div", c->e[0], x, root);
}

TO_ONNX(deviation)                      /* what normalise multiplies by */
{
    int root;
    centred(c->g, c->x[0], c->d[0], &root);
    const int y = OP(c->g, "Reciprocal", dims_under(1, c->e[0]), root);
    c->y[0] = reshaped(c->g, y, c->e[0]);
}

TO_ONNX(cross_entropy)
{
    const Dims row = dims_under(1, c->d[0]);
    const int label = reshaped(c->g, c->x[0], row);
    const int picked = OP(c->g, "GatherElements", row, c->x[1],
                          labels(c->g, label, row));
    const int all = of_columns(c->g, "ReduceLogSumExp", c->x[1], c->d[1], 0);
    c->y[0] = OP(c->g, "Sub", c->e[0], all,
                 reshaped(c->g, picked, c->e[0]));
}

static int flat_list(OnnxGraph *g, int x, Dims d)
{
    return d.rank == 1 ? x : reshaped(g, x, DIMS(dims_count(d)));
}

/* [rows] above d, with a one where the label is; OneHot wants a list */
static int one_hot(OnnxGraph *g, int label, Dims d, int rows)
{
    static const float zero_and_one[] = { 0, 1 };
    const int n = dims_count(d);
    const int list = labels(g, flat_list(g, label, d), DIMS(n));
    const int depth = integers_of(g, 1, &rows);
    const int values = onnx_constant(g, NULL, ONNX_FLOAT, DIMS(2),
                                     zero_and_one);
    const int y = OP(g, "OneHot", DIMS(rows, n), list, depth, values);
    onnx_integer(g, "axis", 0);
    return d.rank == 1 ? y : reshaped(g, y, dims_under(rows, d));
}

TO_ONNX(excess)
{
    const int p = softmax_of(c->g, c->x[1], c->e[0], 0);
    c->y[0] = OP(c->g, "Sub", c->e[0], p,
        one_hot(c->g, c->x[0], c->d[0], dims_rows(c->d[1])));
}

static int transposed(OnnxGraph *g, int x, Dims d, const int order[])
{
    Dims e = d;
    for (int i = 0; i < d.rank; i++)
        e.at[i] = d.at[order[i]];
    const int y = OP(g, "Transpose", e, x);
    onnx_integers(g, "perm", d.rank, order);
    return y;
}

TO_ONNX(gather)                         /* ids, [v][n] -> [n] above ids */
{
    const int last = c->d[0].rank, n = c->d[1].at[1];
    int order[RANK] = { last };
    Dims d = c->d[0];
    d.at[d.rank++] = n;
    for (int i = 1; i <= last; i++)
        order[i] = i - 1;
    const int y = OP(c->g, "Gather", d, c->x[1],
                     labels(c->g, c->x[0], c->d[0]));
    c->y[0] = transposed(c->g, y, d, order);
}

TO_ONNX(scatter)
{
    const int rows = c->e[0].at[0], n = dims_columns(c->d[1]);
    const int ones = one_hot(c->g, flat_list(c->g, c->x[0], c->d[0]),
                             DIMS(n), rows);
    c->y[0] = OP(c->g, "Gemm", c->e[0], ones,
                 flat(c->g, c->x[1], c->d[1]));
    onnx_integer(c->g, "transB", 1);
}

/* The sum over one axis, which is left out. */
static int summed(OnnxGraph *g, int x, Dims d, int axis)
{
    const int axes = integers_of(g, 1, &axis);
    const int y = OP(g, "ReduceSum", d, x, axes);
    onnx_integer(g, "keepdims", 0);
    return y;
}
TO_ONNX(sum) { c->y[0] = summed(c->g, c->x[0], c->e[0], 0); }
TO_ONNX(total)
{
    c->y[0] = summed(c->g, flat(c->g, c->x[0], c->d[0]), c->e[0], 1);
}

static int expanded(OnnxGraph *g, int x, Dims d)
{
    return OP(g, "Expand", d, x, integers_of(g, d.rank, d.at));
}
TO_ONNX(broadcast) { c->y[0] = expanded(c->g, c->x[0], c->e[0]); }
TO_ONNX(spread)
{
    c->y[0] = expanded(c->g, by_rows(c->g, c->x[0], c->e[0]), c->e[0]);
}
TO_ONNX(constant)
{
    c->y[0] = expanded(c->g, number_of(c->g, c->with->value), c->e[0]);
}

TO_ONNX(reshape) { c->y[0] = reshaped(c->g, c->x[0], c->e[0]); }

TO_ONNX(permute)
{
    c->y[0] = c->d[0].rank == 0 ? c->x[0]
        : transposed(c->g, c->x[0], c->d[0], c->with->dims.at);
}

TO_ONNX(concatenate)
{
    to_pair(c, "Concat");
    onnx_integer(c->g, "axis", 0);
}

TO_ONNX(split)
{
    const int parts[] = { c->e[0].at[0], c->e[1].at[0] };
    const int sizes = integers_of(c->g, 2, parts);
    c->y[0] = OP(c->g, "Split", c->e[0], c->x[0], sizes);
    onnx_integer(c->g, "axis", 0);
    c->y[1] = onnx_second_output(c->g, c->e[1]);
}

/* Heads, sequences, queries and keys as the sizes of matrices.
 * [heads * size][sequences * length] -> [sequences][heads][length][size]  */
typedef struct Cut { int heads, size, sequences, queries, keys; } Cut;

static Cut cut_of(const Image *c)
{
    const int *at = c->with->dims.at;
    return (Cut){ at[0], dims_rows(c->d[0]) / at[0],
                  dims_columns(c->d[0]) / at[1], at[1], at[2] };
}

static int apart(OnnxGraph *g, const Cut *u, int x, int length)
{
    const Dims d = DIMS(u->heads, u->size, u->sequences, length);
    return transposed(g, reshaped(g, x, d), d, (int[]){ 2, 0, 3, 1 });
}

static int together(OnnxGraph *g, const Cut *u, int x, int length, Dims d)
{
    const Dims e = DIMS(u->sequences, u->heads, length, u->size);
    return reshaped(g, transposed(g, x, e, (int[]){ 1, 3, 0, 2 }), d);
}

/* the last two axes exchanged */
static int turned(OnnxGraph *g, const Cut *u, int x, int m, int n)
{
    const Dims d = DIMS(u->sequences, u->heads, m, n);
    return transposed(g, x, d, (int[]){ 0, 1, 3, 2 });
}

/* products of matrices, m x n, one for each sequence and head */
static int products_of(OnnxGraph *g, const Cut *u, int m, int n, int a, int b)
{
    return OP(g, "MatMul", DIMS(u->sequences, u->heads, m, n), a, b);
}

/* s where the key is seen, else minus infinity */
static int seen_of(OnnxGraph *g, const Attributes *with, Dims d, int s)
{
    const int queries = with->dims.at[1], keys = with->dims.at[2];
    const size_t n = (size_t)queries * (size_t)keys;
    unsigned char *at = with->value == 1 ? arena_take(g->arena, n, 1) : NULL;
    if (at == NULL)
        return s;
    for (int i = 0; i < queries; i++)
        for (int j = 0; j < keys; j++)
            at[i * keys + j] = j < attend_seen(with, i);
    const int seen = onnx_constant(g, NULL, ONNX_BOOL, DIMS(queries, keys),
                                   at);
    return OP(g, "Where", d, seen, s, number_of(g, -(double)INFINITY));
}

/* The weights of all keys, [sequences][heads][queries][keys]. */
static int weights_of(Image *c, const Cut *u, int q, int k)
{
    OnnxGraph *const g = c->g;
    const Dims d = DIMS(u->sequences, u->heads, u->queries, u->keys);
    const int s = products_of(g, u, u->queries, u->keys, q,
                              turned(g, u, k, u->keys, u->size));
    const int scaled = OP(g, "Mul", d, s,
                          number_of(g, 1 / sqrt((double)u->size)));
    return softmax_of(g, seen_of(g, c->with, d, scaled), d, 3);
}

TO_ONNX(attend)
{
    const Cut u = cut_of(c);
    const int q = apart(c->g, &u, c->x[0], u.queries);
    const int k = apart(c->g, &u, c->x[1], u.keys);
    const int v = apart(c->g, &u, c->x[2], u.keys);
    const int p = weights_of(c, &u, q, k);
    const int y = products_of(c->g, &u, u.queries, u.size, p, v);
    c->y[0] = together(c->g, &u, y, u.queries, c->e[0]);
}

/* dS, from the weights and dP */
static int scores_back(OnnxGraph *g, const Cut *u, int p, int dp)
{
    const Dims d = DIMS(u->sequences, u->heads, u->queries, u->keys);
    const Dims one = DIMS(u->sequences, u->heads, u->queries, 1);
    const int both = OP(g, "Mul", d, p, dp);
    const int sum = OP(g, "ReduceSum", one, both,
                       integers_of(g, 1, (int[]){ 3 }));
    const int less = OP(g, "Sub", d, dp, sum);
    return OP(g, "Mul", d, OP(g, "Mul", d, p, less),
              number_of(g, 1 / sqrt((double)u->size)));
}

TO_ONNX(attend_back)
{
    OnnxGraph *const g = c->g;
    const Cut u = cut_of(c);
    const int m = u.queries, n = u.keys, k = u.size;
    const int q = apart(g, &u, c->x[0], m), keys = apart(g, &u, c->x[1], n);
    const int v = apart(g, &u, c->x[2], n), dy = apart(g, &u, c->x[3], m);
    const int p = weights_of(c, &u, q, keys);
    const int dp = products_of(g, &u, m, n, dy, turned(g, &u, v, n, k));
    const int ds = scores_back(g, &u, p, dp);
    const int dq = products_of(g, &u, m, k, ds, keys);
    const int dk = products_of(g, &u, n, k, turned(g, &u, ds, m, n), q);
    const int dv = products_of(g, &u, n, k, turned(g, &u, p, m, n), dy);
    c->y[0] = together(g, &u, dq, m, c->e[0]);
    c->y[1] = together(g, &u, dk, n, c->e[1]);
    c->y[2] = together(g, &u, dv, n, c->e[2]);
}

#define RULE_OF_ROW(NAME, name, ...) to_##name,
static void (*const rule[])(Image *) = { GENERATORS(RULE_OF_ROW) };
_Static_assert(sizeof rule / sizeof *rule == GENERATOR_COUNT,
               "one rule for each generator");

static void apply_rule(const Term *t, const Operation *o, OnnxGraph *g,
                       int value[])
{
    const Row *row = &signature[o->generator];
    int x[IN_MAX];
    Dims d[IN_MAX];
    for (int i = 0; i < row->inputs; i++) {
        const int w = operation_input(t, o, i);
        x[i] = value[w], d[i] = t->wire.at[w];
    }
    Image c = { .g = g, .with = &o->with, .d = d, .x = x,
                .e = t->wire.at + o->out };
    rule[o->generator](&c);
    for (int i = 0; i < row->outputs; i++)
        value[o->out + i] = c.y[i];
}

void onnx_apply(const Term *t, OnnxGraph *g, const int in[], int out[])
{
    int *value = arena_take(g->arena, (size_t)t->wire.count + 1,
                            sizeof *value);
    for (int i = 0; value != NULL && i < t->input.count; i++)
        value[t->input.at[i]] = in[i];
    for (int i = 0; value != NULL && i < t->operation.count; i++)
        apply_rule(t, &t->operation.at[i], g, value);
    for (int i = 0; i < t->output.count; i++)
        out[i] = value == NULL ? NONE : value[t->output.at[i]];
}
