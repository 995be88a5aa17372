/* fuse.c - chains of operations that become one instruction. */
#include "compiler.h"

/* The operation that alone reads the result of i, or NONE. */
static int follower(const Compiler *c, int i)
{
    const int w = i == NONE ? NONE : c->t->operation.at[i].out;
    return w != NONE && c->readings[w] == 1 ? c->reader[w] : NONE;
}

static int is_product(int generator)
{
    return generator == MATMUL || generator == MATMUL_TN
        || generator == MATMUL_NT;
}

static Product product_of(const Compiler *c, int i)
{
    const Operation *o = &c->t->operation.at[i];
    const Dims x = c->t->wire.at[input_of(c, i, 0)];
    const Dims y = c->t->wire.at[input_of(c, i, 1)];
    const Dims z = c->t->wire.at[o->out];
    Product p = { .m = dims_rows(z), .n = dims_columns(z),
        .lda = dims_columns(x), .ldb = dims_columns(y),
        .ldc = dims_columns(z), .ldmask = dims_columns(z) };
    p.form = o->generator == MATMUL ? PRODUCT_NN
        : o->generator == MATMUL_TN ? PRODUCT_TN : PRODUCT_NT;
    p.k = o->generator == MATMUL_TN ? dims_rows(x) : dims_columns(x);
    return p;
}

/* Product i at the turn of the last operation of its chain, with a finish
 * that reads a third wire, or none. */
static void emit_product(Compiler *c, int i, int last,
                         enum product_finish finish, int third)
{
    Instruction *n = compiler_emit(c, RUN_PRODUCT, last);
    n->operation = i;
    n->product = product_of(c, i);
    n->product.finish = finish;
    n->in[0] = input_of(c, i, 0);
    n->in[1] = input_of(c, i, 1);
    n->in[2] = third;
    n->out[0] = c->t->operation.at[last].out;
    compiler_take(c, i, last);
}

static void fuse_layer(Compiler *c, int i)
{
    const int w = c->t->operation.at[i].out, next = follower(c, i);
    const int after = follower(c, next), g = generator_of(c, next);
    const int taken = next == NONE || c->taken[next];
    if (taken || (g != BIAS && g != MASK) || input_of(c, next, 1) != w)
        emit_product(c, i, i, FINISH_SET, NONE);
    else if (g == MASK)
        emit_product(c, i, next, FINISH_MASK, input_of(c, next, 0));
    else if (generator_of(c, after) != RELU)
        emit_product(c, i, next, FINISH_BIAS, input_of(c, next, 0));
    else {
        emit_product(c, i, after, FINISH_RELU, input_of(c, next, 0));
        compiler_take(c, next, after);
    }
}

static int twin(const Compiler *c, int i)
{
    const int g = generator_of(c, i), count = c->t->operation.count;
    const int other = g == EXCESS ? CROSS_ENTROPY : EXCESS;
    for (int k = i + 1; k < count; k++)
        if (c->needed[k] && !c->taken[k] && generator_of(c, k) == other
            && input_of(c, k, 0) == input_of(c, i, 0)
            && input_of(c, k, 1) == input_of(c, i, 1))
            return k;
    return NONE;
}

static void fuse_loss(Compiler *c, int i)
{
    const int k = twin(c, i), loss = generator_of(c, i) == CROSS_ENTROPY;
    Instruction *n = compiler_emit(c, RUN_LOSS, i);
    n->in[0] = input_of(c, i, 0);
    n->in[1] = input_of(c, i, 1);
    n->out[!loss] = c->t->operation.at[i].out;
    if (k != NONE) {
        n->out[loss] = c->t->operation.at[k].out;
        compiler_take(c, k, i);
    }
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

/* Is the factor w still what it was at the turn of operation i? */
static int fresh_at(const Compiler *c, int w, int i)
{
    return c->stepped[w] == NONE || c->stepped[w] > i;
}

static void fuse_step(Compiler *c, int i)
{
    const int scale = follower(c, i), add = follower(c, scale);
    const int a = input_of(c, i, 0), b = input_of(c, i, 1);
    const Product p = product_of(c, i);
    if (c->when[i] != i || generator_of(c, scale) != SCALE
        || generator_of(c, add) != ADD || p.k > PRODUCT_DEEP)
        return;
    const int w = replaced(c, add), out = c->t->operation.at[add].out;
    if (w == NONE || a == w || b == w || !free_at(c, w, add)
        || !fresh_at(c, a, add) || !fresh_at(c, b, add)
        || c->viewed[out] || root_of(c, out) != out)
        return;
    const double rate = -c->t->operation.at[scale].with.value;
    c->used[i] = c->used[scale] = 0;
    emit_product(c, i, add, FINISH_STEP, w);
    c->at[add].product.rate = (float)rate;
    compiler_take(c, scale, add);
    c->stepped[w] = add;
}

static enum opcode code_of(int generator)
{
    switch (generator) {
    case ADD:         return RUN_ADD;
    case MULTIPLY:    return RUN_MULTIPLY;
    case SCALE:       return RUN_SCALE;
    case GELU:        return RUN_GELU;
    case GATHER:      return RUN_GATHER;
    case SCATTER:     return RUN_SCATTER;
    case ATTEND:      return RUN_ATTEND;
    case ATTEND_BACK: return RUN_ATTEND_BACK;
    default:          return RUN_OPERATION;
    }
}

static void plain_operation(Compiler *c, int i)
{
    const Operation *o = &c->t->operation.at[i];
    Instruction *n = compiler_emit(c, code_of((int)o->generator), i);
    for (int k = 0; k < signature[o->generator].inputs; k++)
        n->in[k] = input_of(c, i, k);
    for (int k = 0; k < signature[o->generator].outputs; k++)
        n->out[k] = o->out + k;
}

void compiler_fuse(Compiler *c)
{
    const int count = c->t->operation.count;
    for (int i = 0; i < count; i++) {
        const int g = generator_of(c, i);
        if (!c->needed[i] || c->taken[i] || compiler_view(c, i))
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
