/* fuse.c - chains of operations that become one instruction. */
#include "compiler.h"

/* The operation that alone reads the result of i, or NONE. */
static int follower(const Compiler *c, int i)
{
    const int w = i == NONE ? NONE : c->t->operation.at[i].out;
    return w != NONE && c->readings[w] == 1 ? c->reader[w] : NONE;
}

int is_product(int generator)
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

Instruction *compiler_product(Compiler *c, int i, int last,
    enum product_finish finish, int third, int fourth)
{
    Instruction *n = compiler_emit(c, RUN_PRODUCT, last);
    n->operation = i;
    n->product = product_of(c, i);
    n->product.finish = finish;
    n->in[0] = input_of(c, i, 0);
    n->in[1] = input_of(c, i, 1);
    n->in[2] = third;
    n->in[3] = fourth;
    n->out[0] = c->t->operation.at[last].out;
    compiler_take(c, i, last);
    return n;
}

/* Product i, biased at next, and the operation after that. */
static void fuse_biased(Compiler *c, int i, int next)
{
    const int after = follower(c, next), bias = input_of(c, next, 0);
    const int x = c->t->operation.at[next].out, g = generator_of(c, after);
    if (g == RELU)
        compiler_product(c, i, after, FINISH_RELU, bias, NONE);
    else if (g == ADD && !c->taken[after])
        compiler_product(c, i, after, FINISH_PLUS, bias,
                         input_of(c, after, input_of(c, after, 0) == x));
    else
        compiler_product(c, i, next, FINISH_BIAS, bias, NONE);
    compiler_take(c, next, c->when[i]);
}

static void fuse_layer(Compiler *c, int i)
{
    const int w = c->t->operation.at[i].out, next = follower(c, i);
    const int g = generator_of(c, next);
    const int free = next != NONE && !c->taken[next];
    if (free && g == BIAS && input_of(c, next, 1) == w)
        fuse_biased(c, i, next);
    else if (free && g == MASK && input_of(c, next, 1) == w)
        compiler_product(c, i, next, FINISH_MASK, NONE,
                         input_of(c, next, 0));
    else if (free && g == ADD)
        compiler_product(c, i, next, FINISH_PLUS, NONE,
                         input_of(c, next, input_of(c, next, 0) == w));
    else
        compiler_product(c, i, i, FINISH_SET, NONE, NONE);
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
    compiler_product(c, i, add, FINISH_STEP, NONE, w);
    c->at[add].product.rate = (float)rate;
    compiler_take(c, scale, add);
    c->stepped[w] = add;
}

static int known_by(const Compiler *c, int wire, int turn)
{
    const int i = c->maker[wire];
    return i == NONE || c->when[i] < turn;
}

/* The sums of the rows at operation i, into the product that turns over what
 * they are sums of. */
static void fuse_totals(Compiler *c, int i)
{
    const Instruction old = c->at[i];
    const int k = c->used[i] && old.code == RUN_TOTAL && old.in[1] == NONE
        ? c->turned[old.in[0]] : NONE;
    if (k == NONE || c->when[k] != k || !c->used[k]
        || c->at[k].product.finish != FINISH_SET || c->at[k].out[1] != NONE
        || !known_by(c, c->at[k].in[k < i ? 1 : 0], k < i ? k : i))
        return;
    const int first = k < i ? k : i, last = k < i ? i : k;
    c->at[first] = c->at[k];
    c->at[first].out[1] = old.out[0];
    c->used[last] = 0;
    compiler_take(c, i, first), compiler_take(c, k, first);
}

static void keep_weights(Compiler *c, int i)
{
    const Operation *o = &c->t->operation.at[i];
    const int attends = c->needed[i] && o->generator == ATTEND;
    const int k = attends ? c->recalled[input_of(c, i, 0)] : NONE;
    if (k < i || c->at[k].in[4] != NONE)
        return;
    const Operation *back = &c->t->operation.at[k];
    for (int r = 0; r < 3; r++)
        if (input_of(c, k, r) != input_of(c, i, r))
            return;
    if (o->with.value != back->with.value
        || !dims_equal(o->with.dims, back->with.dims))
        return;
    const size_t floats = instruction_keeps(c->p, &c->at[i]);
    if (floats == 0)
        return;
    c->hidden[c->wires - c->t->wire.count] = floats;
    c->at[i].out[1] = c->at[k].in[4] = c->wires++;
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
    if (o->generator == GELU && c->sloped[n->in[0]])
        n->code = RUN_GELU_SLOPE;
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
    for (int i = 0; i < count; i++)
        fuse_totals(c, i), keep_weights(c, i);
}
