/* normal.c - when two terms are equal. */
#include "normal.h"
#include "signature.h"
#include <string.h>

void producers(const Term *f, int from[])
{
    for (int w = 0; w < f->wire.count; w++)
        from[w] = NONE;
    for (int i = 0; i < f->operation.count; i++) {
        const Operation *o = &f->operation.at[i];
        for (int k = 0; k < signature[o->generator].outputs; k++)
            from[o->out + k] = i;
    }
}

/* A walk over f that adds operations to h when their inputs are there. */
typedef struct Visit {
    const Term *f;
    Term *h;
    int *from, *to;                     /* by wire of f */
    int *next, *stack;                  /* by operation; -1: not seen */
} Visit;

static void emit(Visit *v, int i)
{
    const Operation *o = &v->f->operation.at[i];
    const Row *row = &signature[o->generator];
    int in[IN_MAX];
    for (int k = 0; k < row->inputs; k++)
        in[k] = v->to[operation_input(v->f, o, k)];
    const int out = term_apply(v->h, o->generator, &o->with, row->inputs, in);
    for (int k = 0; k < row->outputs; k++)
        v->to[o->out + k] = out + k;
}

static void visit(Visit *v, int wire)
{
    int depth = 0, i = v->from[wire];
    if (i == NONE || v->next[i] >= 0)
        return;
    v->next[v->stack[depth++] = i] = 0;
    while (depth > 0) {
        i = v->stack[depth - 1];
        const Operation *o = &v->f->operation.at[i];
        if (v->next[i] == signature[o->generator].inputs) {
            emit(v, i);
            depth--;
            continue;
        }
        const int below = v->from[operation_input(v->f, o, v->next[i]++)];
        if (below != NONE && v->next[below] < 0)
            v->next[v->stack[depth++] = below] = 0;
    }
}

void term_normal(const Term *f, Term *h)
{
    const int n = f->operation.count;
    term_refuse_with(h, f);
    Visit v = { f, h, term_room(h, f->wire.count),
                term_room(h, f->wire.count), term_room(h, n),
                term_room(h, n) };
    if (h->status != OK)
        return;
    producers(f, v.from);
    for (int i = 0; i < n; i++)
        v.next[i] = -1;
    for (int i = 0; i < f->input.count; i++)
        v.to[f->input.at[i]] = term_input(h, term_in(f, i));
    for (int i = 0; i < f->output.count && h->status == OK; i++)
        visit(&v, f->output.at[i]);
    for (int i = 0; i < f->output.count && h->status == OK; i++)
        term_output(h, v.to[f->output.at[i]]);
}

static int same_numbers(int n, int m, const int a[], const int b[])
{
    return n == m && (n == 0 || memcmp(a, b, (size_t)n * sizeof *a) == 0);
}

static int operations_equal(const Operation *a, const Operation *b)
{
    return a->generator == b->generator && a->in == b->in && a->out == b->out
        && dims_equal(a->with.dims, b->with.dims)
        && memcmp(&a->with.value, &b->with.value, sizeof (double)) == 0;
}

int normals_equal(const Term *f, const Term *g)
{
    int same = f->wire.count == g->wire.count
        && f->operation.count == g->operation.count
        && same_numbers(f->port.count, g->port.count, f->port.at, g->port.at)
        && same_numbers(f->input.count, g->input.count, f->input.at,
                        g->input.at)
        && same_numbers(f->output.count, g->output.count, f->output.at,
                        g->output.at);
    for (int i = 0; same && i < f->input.count; i++)
        same = dims_equal(term_in(f, i), term_in(g, i));
    for (int i = 0; same && i < f->operation.count; i++)
        same = operations_equal(&f->operation.at[i], &g->operation.at[i]);
    return same;
}

int terms_equal(const Term *f, const Term *g, Arena *a)
{
    Term left, right;
    term_begin(a, f->name, &left);
    term_begin(a, g->name, &right);
    term_normal(f, &left);
    term_normal(g, &right);
    return left.status == OK && right.status == OK
        && normals_equal(&left, &right);
}
