/* rewrites.c - terms with the same value that cost less. */
#include "rewrites.h"
#include "normal.h"
#include "signature.h"
#include <string.h>

typedef struct Walk {
    const Term *f;
    Term *h;
    int *to;                            /* by wire of f */
    int *uses;                          /* by wire of f, outputs too */
    int *from;                          /* by wire of f: operation */
    int *mark;                          /* by operation, 0 at first */
} Walk;

static void count_uses(const Term *f, int uses[])
{
    for (int w = 0; w < f->wire.count; w++)
        uses[w] = 0;
    for (int i = 0; i < f->port.count; i++)
        uses[f->port.at[i]]++;
    for (int i = 0; i < f->output.count; i++)
        uses[f->output.at[i]]++;
}

/* The inputs of h are those of f; 0 if there is no room. */
static int begin_walk(const Term *f, Term *h, Walk *v)
{
    term_refuse_with(h, f);
    *v = (Walk){ f, h, term_room(h, f->wire.count),
                 term_room(h, f->wire.count), term_room(h, f->wire.count),
                 term_room(h, f->operation.count) };
    if (h->status != OK)
        return 0;
    for (int i = 0; i < f->input.count; i++)
        v->to[f->input.at[i]] = term_input(h, term_in(f, i));
    count_uses(f, v->uses);
    producers(f, v->from);
    for (int i = 0; i < f->operation.count; i++)
        v->mark[i] = 0;
    return h->status == OK;
}

static void end_walk(Walk *v)
{
    for (int i = 0; i < v->f->output.count && v->h->status == OK; i++)
        term_output(v->h, v->to[v->f->output.at[i]]);
}

static void gone(Walk *v, const Operation *o, int out)
{
    for (int k = 0; k < signature[o->generator].outputs; k++)
        v->to[o->out + k] = out == NONE ? NONE : out + k;
}

static void moved_inputs(const Walk *v, const Operation *o, int in[])
{
    for (int k = 0; k < signature[o->generator].inputs; k++)
        in[k] = v->to[operation_input(v->f, o, k)];
}

static void keep(Walk *v, const Operation *o)
{
    int in[IN_MAX];
    moved_inputs(v, o, in);
    gone(v, o, term_apply(v->h, o->generator, &o->with,
                          signature[o->generator].inputs, in));
}

void term_sweep(const Term *f, Term *h)
{
    Walk v;
    if (!begin_walk(f, h, &v))
        return;
    for (int i = 0; i < f->output.count; i++)
        if (v.from[f->output.at[i]] != NONE)
            v.mark[v.from[f->output.at[i]]] = 1;
    for (int i = f->operation.count - 1; i >= 0; i--) {
        const Operation *o = &f->operation.at[i];
        for (int k = 0; v.mark[i] && k < signature[o->generator].inputs; k++)
            if (v.from[operation_input(f, o, k)] != NONE)
                v.mark[v.from[operation_input(f, o, k)]] = 1;
    }
    for (int i = 0; i < f->operation.count && h->status == OK; i++)
        if (v.mark[i])
            keep(&v, &f->operation.at[i]);
    end_walk(&v);
}

static unsigned hash_word(unsigned h, int word)
{
    return (h ^ (unsigned)word) * 16777619u;
}

static unsigned hash_operation(const Operation *o, const int in[])
{
    int half[2];
    unsigned h = hash_word(2166136261u, (int)o->generator);
    memcpy(half, &o->with.value, sizeof half);
    h = hash_word(hash_word(h, half[0]), half[1]);
    for (int i = 0; i < o->with.dims.rank; i++)
        h = hash_word(h, o->with.dims.at[i]);
    for (int i = 0; i < signature[o->generator].inputs; i++)
        h = hash_word(h, in[i]);
    return h ^ h >> 15;
}

static int same_operation(const Term *h, const Operation *a,
                          const Operation *o, const int in[])
{
    int same = a->generator == o->generator
        && dims_equal(a->with.dims, o->with.dims)
        && memcmp(&a->with.value, &o->with.value, sizeof (double)) == 0;
    for (int i = 0; same && i < signature[o->generator].inputs; i++)
        same = operation_input(h, a, i) == in[i];
    return same;
}

/* A table of the operations of h; size is a power of two, more than twice
 * as many as there will be. */
static void share_operation(Walk *v, const Operation *o, int table[],
                            unsigned size)
{
    int in[IN_MAX];
    moved_inputs(v, o, in);
    unsigned slot = hash_operation(o, in) & (size - 1);
    while (table[slot] != NONE) {
        const Operation *a = &v->h->operation.at[table[slot]];
        if (same_operation(v->h, a, o, in)) {
            gone(v, o, a->out);
            return;
        }
        slot = (slot + 1) & (size - 1);
    }
    table[slot] = v->h->operation.count;
    keep(v, o);
}

void term_share(const Term *f, Term *h)
{
    Walk v;
    unsigned size = 4;
    while (size / 2 <= (unsigned)f->operation.count)
        size *= 2;
    int *table = term_room(h, (int)size);
    if (!begin_walk(f, h, &v))
        return;
    for (unsigned i = 0; i < size; i++)
        table[i] = NONE;
    for (int i = 0; i < f->operation.count && h->status == OK; i++)
        share_operation(&v, &f->operation.at[i], table, size);
    end_walk(&v);
}

/* The functions of an operation, rank 0 if it is no function of a number. */
static Dims functions_of(const Operation *o)
{
    if (is_function((int)o->generator))
        return DIMS((int)o->generator);
    return o->generator == MAP ? o->with.dims : (Dims){ .rank = 0 };
}

/* Let the operation take in the one before, if nobody else needs that. */
static void take_in(Walk *v, int i, Dims functions[], int first[])
{
    const Operation *o = &v->f->operation.at[i];
    functions[i] = functions_of(o);
    if (functions[i].rank == 0)
        return;
    const int wire = operation_input(v->f, o, 0), p = v->from[wire];
    first[i] = wire;
    if (p == NONE || v->uses[wire] > 1 || functions[p].rank == 0
        || functions[p].rank + functions[i].rank > RANK)
        return;
    Dims both = functions[p];
    for (int k = 0; k < functions[i].rank; k++)
        both.at[both.rank++] = functions[i].at[k];
    functions[i] = both;
    first[i] = first[p];
    v->mark[p] = 1;                     /* taken in */
}

void term_fuse(const Term *f, Term *h)
{
    const int n = f->operation.count;
    Walk v;
    int *first = term_room(h, n);
    Dims *functions = arena_take(h->arena, (size_t)n + 1, sizeof *functions);
    if (!begin_walk(f, h, &v) || functions == NULL)
        return;
    for (int i = 0; i < n; i++)
        take_in(&v, i, functions, first);
    for (int i = 0; i < n && h->status == OK; i++) {
        const Operation *o = &f->operation.at[i];
        if (v.mark[i])
            continue;
        if (functions[i].rank > 1 || o->generator == MAP)
            gone(&v, o, APPLY_WITH(h, MAP,
                &(Attributes){ .dims = functions[i] }, v.to[first[i]]));
        else
            keep(&v, o);
    }
    end_walk(&v);
}

/* Is it a product with an input of the term on the left? */
static int projection(const Walk *v, const Operation *o)
{
    return o->generator == MATMUL
        && v->from[operation_input(v->f, o, 0)] == NONE;
}

/* All products with the wire that operation i projects, as one. */
static void stack_at(Walk *v, int i, const int next[])
{
    Term *h = v->h;
    const Operation *o = &v->f->operation.at[i];
    const int x = v->to[operation_input(v->f, o, 1)];
    int stacked = v->to[operation_input(v->f, o, 0)];
    for (int m = next[i]; m != NONE; m = next[m])
        stacked = APPLY(h, CONCATENATE, stacked, v->to[operation_input(v->f,
                        &v->f->operation.at[m], 0)]);
    int rest = APPLY(h, MATMUL, stacked, x);
    for (int m = i; next[m] != NONE && h->status == OK; m = next[m]) {
        o = &v->f->operation.at[m];
        const int rows = v->f->wire.at[o->out].at[0];
        const int part = APPLY_WITH(h, SPLIT,
            &(Attributes){ .dims = DIMS(rows) }, rest);
        gone(v, o, part);
        rest = part == NONE ? NONE : part + 1;
        gone(v, &v->f->operation.at[next[m]], rest);
    }
}

/* Products with the same wire are a list; all but the first are marked. */
static void list_projection(Walk *v, int i, int next[], int last[])
{
    const Operation *o = &v->f->operation.at[i];
    next[i] = NONE;
    if (!projection(v, o))
        return;
    int *before = &last[operation_input(v->f, o, 1)];
    if (*before != NONE) {
        next[*before] = i;
        v->mark[i] = 1;
    }
    *before = i;
}

void term_stack(const Term *f, Term *h)
{
    const int n = f->operation.count;
    Walk v;
    int *next = term_room(h, n), *last = term_room(h, f->wire.count);
    if (!begin_walk(f, h, &v))
        return;
    for (int w = 0; w < f->wire.count; w++)
        last[w] = NONE;
    for (int i = 0; i < n; i++)
        list_projection(&v, i, next, last);
    for (int i = 0; i < n && h->status == OK; i++)
        if (next[i] != NONE && !v.mark[i])
            stack_at(&v, i, next);
        else if (!v.mark[i])
            keep(&v, &f->operation.at[i]);
    end_walk(&v);
}

/* Flops of A (B X), or of (A B) X: A m x k, B k x l, X l x n. */
static double flops_of(double m, double k, double l, double n, int left)
{
    return left ? 2 * m * k * l + 2 * m * l * n
        : 2 * k * l * n + 2 * m * k * n;
}

/* The product that an input comes from, if it is needed only here. */
static const Operation *inner(const Walk *v, const Operation *o, int k)
{
    const int wire = operation_input(v->f, o, k), p = v->from[wire];
    return p != NONE && v->uses[wire] == 1 && o->generator == MATMUL
        && v->f->operation.at[p].generator == MATMUL
        ? &v->f->operation.at[p] : NULL;
}

/* Would the other order be cheaper?  left: it is A (B X) now. */
static int cheaper(const Walk *v, const Operation *o, const Operation *p,
                   int left)
{
    const Dims *d = v->f->wire.at;
    const Dims a = d[operation_input(v->f, left ? o : p, 0)];
    const Dims b = d[operation_input(v->f, p, left ? 0 : 1)];
    const double m = a.at[0], k = a.at[1], l = b.at[1];
    const double n = dims_columns(d[o->out]);
    return flops_of(m, k, l, n, left) < flops_of(m, k, l, n, !left);
}

/* Choose for each product with a product inside; the inner one is marked if
 * it is taken apart.  mark: 1 gone, 2 to (A B) X, 3 to A (B X). */
static void choose_order(Walk *v, int i)
{
    const Operation *o = &v->f->operation.at[i];
    for (int left = 1; left >= 0; left--) {
        const Operation *p = o->generator == MATMUL ? inner(v, o, left)
            : NULL;
        if (p == NULL || v->mark[i] != 0)
            continue;
        const int at = v->from[p->out];
        if (v->mark[at] == 0 && cheaper(v, o, p, left)) {
            v->mark[at] = 1;
            v->mark[i] = left ? 2 : 3;
        }
    }
}

static void other_order(Walk *v, int i)
{
    const int left = v->mark[i] == 2;
    const Operation *o = &v->f->operation.at[i], *p = inner(v, o, left);
    int in[IN_MAX], inside[IN_MAX];
    moved_inputs(v, o, in);
    moved_inputs(v, p, inside);
    gone(v, o, left
        ? APPLY(v->h, MATMUL, APPLY(v->h, MATMUL, in[0], inside[0]),
                inside[1])
        : APPLY(v->h, MATMUL, inside[0],
                APPLY(v->h, MATMUL, inside[1], in[1])));
}

void term_reassociate(const Term *f, Term *h)
{
    Walk v;
    if (!begin_walk(f, h, &v))
        return;
    for (int i = 0; i < f->operation.count; i++)
        choose_order(&v, i);
    for (int i = 0; i < f->operation.count && h->status == OK; i++)
        if (v.mark[i] >= 2)
            other_order(&v, i);
        else if (v.mark[i] == 0)
            keep(&v, &f->operation.at[i]);
    end_walk(&v);
}
