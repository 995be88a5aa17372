/* term_lens.c - the reverse derivative of a term, as terms. */
#include "term_lens.h"

/* Add a gradient to what has arrived at a wire so far. */
static void arrive(Term *t, int *gradient, int more)
{
    if (more != NONE)
        *gradient = *gradient == NONE ? more
            : APPLY(t, ADD, *gradient, more);
}

static int zero(Term *t, Dims d)
{
    return term_apply(t, CONSTANT, &(Attributes){ .dims = d }, 0, NULL);
}

/* What is kept is a list with KEEPABLE places for each operation.  The wire
 * that place k names, or NONE if the operation does not keep it. */
static int kept_wire(const Term *f, int k)
{
    const Operation *o = &f->operation.at[k / KEEPABLE];
    const int which = k % KEEPABLE;
    if ((signature[o->generator].keeps >> which & 1) == 0)
        return NONE;
    return which == KEPT_Y ? o->out : operation_input(f, o, which);
}

static int kept_places(const Term *f)
{
    return KEEPABLE * f->operation.count;
}

/* Back through one operation, if a gradient has arrived at it. */
static void back(const Term *f, const Operation *o, Term *t,
                 const int kept[KEEPABLE], int gradient[])
{
    const Row *row = &signature[o->generator];
    Reversal r = { .t = t, .with = &o->with };
    int arrived = 0;
    for (int k = 0; k < KEEPABLE; k++)
        r.kept[k] = kept[k];
    for (int i = 0; i < row->outputs; i++)
        arrived |= gradient[o->out + i] != NONE;
    for (int i = 0; i < row->outputs && arrived; i++) {
        r.out[i] = f->wire.at[o->out + i];
        r.dy[i] = gradient[o->out + i];
        if (r.dy[i] == NONE)
            r.dy[i] = zero(t, r.out[i]);
    }
    for (int i = 0; i < row->inputs; i++) {
        r.in[i] = f->wire.at[operation_input(f, o, i)];
        r.dx[i] = NONE;
    }
    if (arrived && t->status == OK)
        reverse_rules[o->generator](&r);
    for (int i = 0; i < row->inputs && t->status == OK; i++)
        arrive(t, &gradient[operation_input(f, o, i)], r.dx[i]);
}

/* Back through all of f.
 *   kept     [KEEPABLE f->operation.count] wires of t, NONE where none is kept
 *   dy       [f->output.count] wires of t                                 */
static void walk_back(const Term *f, Term *t, const int kept[],
                      const int dy[])
{
    int *gradient = term_room(t, f->wire.count);
    for (int w = 0; w < f->wire.count && t->status == OK; w++)
        gradient[w] = NONE;
    for (int i = 0; i < f->output.count && t->status == OK; i++)
        arrive(t, &gradient[f->output.at[i]], dy[i]);
    for (int i = f->operation.count - 1; i >= 0 && t->status == OK; i--)
        back(f, &f->operation.at[i], t, kept + KEEPABLE * i, gradient);
    for (int i = 0; i < f->input.count && t->status == OK; i++) {
        const int g = gradient[f->input.at[i]];
        term_output(t, g != NONE ? g : zero(t, term_in(f, i)));
    }
}

/* The put of f: what was kept and the gradients of the outputs come in. */
static void put_of(const Term *f, Term *put)
{
    int *kept = term_room(put, kept_places(f));
    int *dy = term_room(put, f->output.count);
    for (int i = 0; i < kept_places(f) && put->status == OK; i++) {
        const int wire = kept_wire(f, i);
        kept[i] = wire == NONE ? NONE : term_input(put, f->wire.at[wire]);
    }
    for (int i = 0; i < f->output.count && put->status == OK; i++)
        dy[i] = term_input(put, term_out(f, i));
    if (put->status == OK)
        walk_back(f, put, kept, dy);
}

/* All inputs of f, and its operations; where its wires went, or NULL. */
static int *copied(const Term *f, Term *t)
{
    int *in = term_room(t, f->input.count);
    int *to = term_room(t, f->wire.count);
    for (int i = 0; i < f->input.count && t->status == OK; i++)
        in[i] = term_input(t, term_in(f, i));
    if (t->status == OK)
        term_append_all(t, f, in, to);
    return t->status == OK ? to : NULL;
}

void lens_of_term(Arena *a, const Term *f, TermLens *l)
{
    *l = (TermLens){ .outputs = f->output.count };
    term_begin(a, f->name, &l->forward);
    term_begin(a, f->name, &l->put);
    const int *to = copied(f, &l->forward);
    for (int i = 0; i < f->output.count && to != NULL; i++)
        term_output(&l->forward, to[f->output.at[i]]);
    for (int i = 0; i < kept_places(f) && to != NULL; i++)
        if (kept_wire(f, i) != NONE)
            term_output(&l->forward, to[kept_wire(f, i)]);
    l->kept = l->forward.output.count - l->outputs;
    term_refuse_with(&l->put, &l->forward);
    put_of(f, &l->put);
}

static void both_passes(const Term *f, Term *h, int values)
{
    const int *to = copied(f, h);
    int *kept = term_room(h, kept_places(f));
    int *dy = term_room(h, f->output.count);
    for (int i = 0; i < f->output.count && h->status == OK; i++)
        dy[i] = term_input(h, term_out(f, i));
    for (int i = 0; i < f->output.count && h->status == OK && values; i++)
        term_output(h, to[f->output.at[i]]);
    for (int i = 0; i < kept_places(f) && h->status == OK; i++) {
        const int wire = kept_wire(f, i);
        kept[i] = wire == NONE ? NONE : to[wire];
    }
    if (h->status == OK)
        walk_back(f, h, kept, dy);
}

void term_gradient(const Term *f, Term *h) { both_passes(f, h, 1); }
void term_reverse(const Term *f, Term *h) { both_passes(f, h, 0); }

/* A -> C x M x N: g after f, with what both keep. */
static void forward_then(const TermLens *f, const TermLens *g, Term *h)
{
    const int n = f->forward.input.count, m = f->forward.output.count;
    int *in = term_room(h, n + m + g->forward.output.count);
    for (int i = 0; i < n && h->status == OK; i++)
        in[i] = term_input(h, term_in(&f->forward, i));
    if (h->status != OK)
        return;
    int *const mid = in + n, *const out = mid + m;
    term_append(h, &f->forward, in, mid);
    term_append(h, &g->forward, mid, out);
    for (int i = 0; i < g->outputs && h->status == OK; i++)
        term_output(h, out[i]);
    for (int i = 0; i < f->kept && h->status == OK; i++)
        term_output(h, mid[f->outputs + i]);
    for (int i = 0; i < g->kept && h->status == OK; i++)
        term_output(h, out[g->outputs + i]);
}

/* M x N x C' -> A': the put of g, then that of f. */
static void put_then(const TermLens *f, const TermLens *g, Term *h)
{
    const int m = f->kept + f->outputs, n = g->put.input.count;
    int *in = term_room(h, m + n + f->put.output.count);
    for (int i = 0; i < f->kept && h->status == OK; i++)
        in[i] = term_input(h, term_in(&f->put, i));
    for (int i = 0; i < n && h->status == OK; i++)
        in[m + i] = term_input(h, term_in(&g->put, i));
    if (h->status != OK)
        return;
    term_append(h, &g->put, in + m, in + f->kept);
    term_append(h, &f->put, in, in + m + n);
    for (int i = 0; i < f->put.output.count && h->status == OK; i++)
        term_output(h, in[m + n + i]);
}

void lens_then_lens(Arena *a, const TermLens *f, const TermLens *g,
                    TermLens *h)
{
    *h = (TermLens){ .outputs = g->outputs, .kept = f->kept + g->kept };
    term_begin(a, g->forward.name, &h->forward);
    term_begin(a, g->forward.name, &h->put);
    forward_then(f, g, &h->forward);
    put_then(f, g, &h->put);
}
