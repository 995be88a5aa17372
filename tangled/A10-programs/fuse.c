/* fuse.c - chains of operations that become one instruction. */
#include "compiler.h"

static int generator_of(const Compiler *c, int i)
{
    return i == NONE ? NONE : (int)c->t->operation.at[i].generator;
}

static int input_of(const Compiler *c, int i, int k)
{
    return operation_input(c->t, &c->t->operation.at[i], k);
}

/* The operation that alone reads the result of i, or NONE. */
static int follower(const Compiler *c, int i)
{
    const int w = c->t->operation.at[i].out;
    return i != NONE && c->readings[w] == 1 ? c->reader[w] : NONE;
}

static void emit(Compiler *c, int last, Instruction n)
{
    n.c = c->t->operation.at[last].out;
    c->at[last] = n;
    c->used[last] = 1;
}

static Instruction product_of(const Compiler *c, int i)
{
    const Operation *o = &c->t->operation.at[i];
    const int a = input_of(c, i, 0), b = input_of(c, i, 1);
    const Dims x = c->t->wire.at[a], y = c->t->wire.at[b];
    const Dims z = c->t->wire.at[o->out];
    Product p = { .m = dims_rows(z), .n = dims_columns(z),
        .lda = dims_columns(x), .ldb = dims_columns(y),
        .ldc = dims_columns(z), .ldmask = dims_columns(z) };
    p.form = o->generator == MATMUL ? PRODUCT_NN
        : o->generator == MATMUL_TN ? PRODUCT_TN : PRODUCT_NT;
    p.k = o->generator == MATMUL_TN ? dims_rows(x) : dims_columns(x);
    return (Instruction){ RUN_PRODUCT, i, a, b, o->out, NONE, p };
}

static int is_product(int generator)
{
    return generator == MATMUL || generator == MATMUL_TN
        || generator == MATMUL_NT;
}

static void fuse_layer(Compiler *c, int i)
{
    Instruction n = product_of(c, i);
    int last = i, next = follower(c, i);
    if (generator_of(c, next) == BIAS && input_of(c, next, 1) == n.c) {
        n.third = input_of(c, next, 0);
        n.product.finish = FINISH_BIAS;
        last = next;
        next = follower(c, last);
        if (generator_of(c, next) == RELU) {
            n.product.finish = FINISH_RELU;
            last = next;
        }
    } else if (generator_of(c, next) == MASK
               && input_of(c, next, 1) == n.c) {
        n.third = input_of(c, next, 0);
        n.product.finish = FINISH_MASK;
        last = next;
    }
    for (int k = i; k != last; k = follower(c, k))
        c->when[k] = last;
    emit(c, last, n);
}

static int twin(const Compiler *c, int i)
{
    const int g = generator_of(c, i), count = c->t->operation.count;
    const int other = g == EXCESS ? CROSS_ENTROPY : EXCESS;
    for (int k = i + 1; k < count; k++)
        if (c->needed[k] && generator_of(c, k) == other
            && input_of(c, k, 0) == input_of(c, i, 0)
            && input_of(c, k, 1) == input_of(c, i, 1))
            return k;
    return NONE;
}

static void fuse_loss(Compiler *c, int i)
{
    const int k = twin(c, i), out = c->t->operation.at[i].out;
    Instruction n = { RUN_OPERATION, i, input_of(c, i, 0),
                      input_of(c, i, 1), out, NONE, { .m = 0 } };
    if (k != NONE && c->when[k] == k) {
        const int also = c->t->operation.at[k].out;
        const int loss_first = generator_of(c, i) == CROSS_ENTROPY;
        n.code = RUN_LOSS;
        n.c = loss_first ? out : also;
        n.third = loss_first ? also : out;
        c->when[k] = i;
    }
    c->at[i] = n;
    c->used[i] = 1;
}

/* The input that the sum at operation i replaces, or NONE. */
static int replaced(const Compiler *c, int i)
{
    const Term *t = c->t;
    for (int s = 0; s < c->p->state; s++)
        if (t->output.at[s] == t->operation.at[i].out)
            for (int k = 0; k < 2; k++)
                if (input_of(c, i, k) == t->input.at[s])
                    return t->input.at[s];
    return NONE;
}

/* Is everybody else done with reading w at the turn of operation i? */
static int free_at(const Compiler *c, int w, int i)
{
    for (int k = 0; k < c->t->operation.count; k++)
        for (int r = 0; c->needed[k] && k != i
             && r < signature[generator_of(c, k)].inputs; r++)
            if (input_of(c, k, r) == w && c->when[k] >= i)
                return 0;
    return 1;
}

/* Are both factors still what they were at the turn of operation i? */
static int fresh_at(const Compiler *c, const Instruction *n, int i)
{
    return (c->stepped[n->a] == NONE || c->stepped[n->a] > i)
        && (c->stepped[n->b] == NONE || c->stepped[n->b] > i);
}

static void fuse_step(Compiler *c, int i)
{
    const int scale = follower(c, i), add = scale == NONE ? NONE
        : follower(c, scale);
    Instruction n = product_of(c, i);
    if (c->when[i] != i || generator_of(c, scale) != SCALE
        || generator_of(c, add) != ADD || n.product.k > PRODUCT_DEEP)
        return;
    const int w = replaced(c, add);
    if (w == NONE || n.a == w || n.b == w || !free_at(c, w, add)
        || !fresh_at(c, &n, add))
        return;
    n.product.finish = FINISH_STEP;
    n.product.rate = -(float)c->t->operation.at[scale].with.value;
    n.third = w;
    c->used[i] = c->used[scale] = 0;
    c->when[i] = c->when[scale] = c->stepped[w] = add;
    emit(c, add, n);
}

static void plain_operation(Compiler *c, int i)
{
    const Operation *o = &c->t->operation.at[i];
    const int g = generator_of(c, i), none = signature[g].inputs == 0;
    Instruction n = { g == TOTAL ? RUN_TOTAL : RUN_OPERATION, i,
        none ? NONE : input_of(c, i, 0),
        signature[g].inputs < 2 ? NONE : input_of(c, i, 1), o->out, NONE,
        { .m = 0 } };
    if (g == TOTAL) {
        n.product.m = dims_rows(c->t->wire.at[n.a]);
        n.product.n = dims_columns(c->t->wire.at[n.a]);
    }
    emit(c, i, n);
}

void compiler_fuse(Compiler *c)
{
    const int count = c->t->operation.count;
    for (int i = 0; i < count; i++) {
        const int g = generator_of(c, i);
        if (!c->needed[i] || c->when[i] != i || c->used[i])
            continue;
        if (is_product(g))
            fuse_layer(c, i);
        else if (g == CROSS_ENTROPY || g == EXCESS)
            fuse_loss(c, i);
        else
            plain_operation(c, i);
    }
    for (int i = 0; i < count; i++)
        if (c->needed[i] && is_product(generator_of(c, i)))
            fuse_step(c, i);
}
