/* term.c - arrows of the free category on a signature, as integer arrays. */
#include "term.h"
#include "signature.h"
#include <assert.h>
#include <stdarg.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

void term_begin(Arena *a, const char *name, Term *t)
{
    *t = (Term){ .name = name, .arena = a };
}

void term_refuse(Term *t, enum status s, const char *format, ...)
{
    va_list rest;
    if (t->status != OK)
        return;
    t->status = s;
    va_start(rest, format);
    vsnprintf(t->why.text, sizeof t->why.text, format, rest);
    va_end(rest);
}

static void no_room(Term *t)
{
    term_refuse(t, TOO_LONG, "%s: expected room for its arrays, but the"
        " arena of %zu bytes is exhausted", t->name, t->arena->size);
}

static void *grown(Term *t, void *old, int count, int *room, size_t size)
{
    void *more = arena_grow(t->arena, old, count, room, size);
    if (more == NULL)
        no_room(t);
    return more == NULL ? old : more;
}

/* Room for one more in an array of t, or a refusal. */
#define ROOM(t, array) ((t)->array.at = grown(t, (t)->array.at, \
    (t)->array.count, &(t)->array.room, sizeof *(t)->array.at), \
    (t)->status == OK)

static int new_wire(Term *t, Dims d)
{
    if (!ROOM(t, wire))
        return NONE;
    t->wire.at[t->wire.count] = d;
    return t->wire.count++;
}

int term_input(Term *t, Dims d)
{
    char came[64] = "";
    if (t->status != OK)
        return NONE;
    dims_write(d, sizeof came, came);
    if (!dims_fit(d))
        term_refuse(t, OUT_OF_RANGE, "%s: input %s: expected sizes from 1,"
            " and at most %d numbers", t->name, came, INT_MAX);
    const int wire = t->status == OK && ROOM(t, input)
        ? new_wire(t, d) : NONE;
    if (wire != NONE)
        t->input.at[t->input.count++] = wire;
    return wire;
}

void term_output(Term *t, int wire)
{
    if (t->status != OK || !ROOM(t, output))
        return;
    assert(0 <= wire && wire < t->wire.count);
    t->output.at[t->output.count++] = wire;
}

static void write_types(const Term *t, int n, const int wire[], size_t size,
                        char text[])
{
    snprintf(text, size, "%s", n == 0 ? "nothing" : "");
    for (int i = 0; i < n; i++) {
        const size_t used = strlen(text);
        snprintf(text + used, size - used, "%s", i > 0 ? ", " : "");
        dims_write(t->wire.at[wire[i]], size, text);
    }
}

static void write_attributes(const Attributes *with, size_t size,
                             char text[])
{
    const size_t used = strlen(text);
    snprintf(text + used, size - used, "%s", with->dims.rank > 0 ? " and "
             : "");
    if (with->dims.rank > 0)
        dims_write(with->dims, size, text);
    const size_t now = strlen(text);
    if (with->value != 0)
        snprintf(text + now, size - now, ", %g", with->value);
}

/* The types of the outputs of g; a refusal if there are none. */
static void typed(Term *t, enum generator g, const Attributes *with,
                  const int in[], Dims out[])
{
    const Row *row = &signature[g];
    Dims given[IN_MAX] = { { 0 } };
    char came[128];
    for (int i = 0; i < row->inputs; i++)
        given[i] = t->wire.at[in[i]];
    const int fits = row->shape(with, given, out);
    if (fits && dims_fit(out[0]))
        return;
    write_types(t, row->inputs, in, sizeof came, came);
    if (g != MAP)
        write_attributes(with, sizeof came, came);
    if (fits)
        term_refuse(t, OUT_OF_RANGE, "cannot apply %s to %s: expected sizes"
            " from 1, and at most %d numbers", row->name, came, INT_MAX);
    else
        term_refuse(t, OUT_OF_RANGE, "cannot apply %s to %s: expected %s",
                    row->name, came, row->expects);
}

int term_apply(Term *t, enum generator g, const Attributes *with, int n,
               const int in[])
{
    const Attributes none = { .value = 0 };
    Dims out[OUT_MAX];
    assert(n == signature[g].inputs);
    for (int i = 0; i < n && t->status == OK; i++)
        assert(0 <= in[i] && in[i] < t->wire.count);
    with = with == NULL ? &none : with;
    if (t->status == OK)
        typed(t, g, with, in, out);
    if (t->status != OK || !ROOM(t, operation))
        return NONE;
    Operation o = { g, *with, t->port.count, t->wire.count };
    for (int i = 0; i < n && ROOM(t, port); i++)
        t->port.at[t->port.count++] = in[i];
    for (int i = 0; i < signature[g].outputs && t->status == OK; i++)
        new_wire(t, out[i]);
    t->operation.at[t->operation.count++] = o;
    return t->status == OK ? o.out : NONE;
}

Dims term_in(const Term *t, int i) { return t->wire.at[t->input.at[i]]; }
Dims term_out(const Term *t, int i) { return t->wire.at[t->output.at[i]]; }

int operation_input(const Term *t, const Operation *o, int i)
{
    return t->port.at[o->in + i];
}

int *term_room(Term *t, int count)
{
    int *room = arena_take(t->arena, (size_t)count + 1, sizeof *room);
    if (room == NULL)
        no_room(t);
    return t->status == OK ? room : NULL;
}

void term_refuse_with(Term *t, const Term *f)
{
    if (f->status != OK)
        term_refuse(t, f->status, "%s", f->why.text);
}

static void append_operation(Term *t, const Term *f, const Operation *o,
                             int to[])
{
    const Row *row = &signature[o->generator];
    int in[IN_MAX];
    for (int i = 0; i < row->inputs; i++)
        in[i] = to[operation_input(f, o, i)];
    const int out = term_apply(t, o->generator, &o->with, row->inputs, in);
    for (int i = 0; i < row->outputs; i++)
        to[o->out + i] = out + i;
}

void term_append_all(Term *t, const Term *f, const int in[], int to[])
{
    term_refuse_with(t, f);
    for (int i = 0; i < f->input.count; i++)
        to[f->input.at[i]] = in[i];
    for (int i = 0; i < f->operation.count && t->status == OK; i++)
        append_operation(t, f, &f->operation.at[i], to);
}

void term_append(Term *t, const Term *f, const int in[], int out[])
{
    int *to = term_room(t, f->wire.count);
    if (to != NULL)
        term_append_all(t, f, in, to);
    for (int i = 0; i < f->output.count; i++)
        out[i] = t->status == OK ? to[f->output.at[i]] : NONE;
}

static void cannot_compose(const Term *f, const Term *g, Term *h)
{
    char gives[80], takes[80];
    write_types(f, f->output.count, f->output.at, sizeof gives, gives);
    write_types(g, g->input.count, g->input.at, sizeof takes, takes);
    term_refuse(h, OUT_OF_RANGE, "cannot compose %s ; %s: %s gives %s, %s"
        " takes %s", f->name, g->name, f->name, gives, g->name, takes);
}

void term_compose(const Term *f, const Term *g, Term *h)
{
    const int n = f->input.count, m = f->output.count, k = g->output.count;
    int fit = m == g->input.count;
    for (int i = 0; fit && i < m; i++)
        fit = dims_equal(term_out(f, i), term_in(g, i));
    if (f->status == OK && g->status == OK && !fit)
        cannot_compose(f, g, h);
    int *in = term_room(h, n + m + k);
    if (in == NULL)
        return;
    for (int i = 0; i < n; i++)
        in[i] = term_input(h, term_in(f, i));
    term_append(h, f, in, in + n);
    term_append(h, g, in + n, in + n + m);
    for (int i = 0; i < k; i++)
        term_output(h, in[n + m + i]);
}

void term_tensor(const Term *f, const Term *g, Term *h)
{
    const Term *const side[] = { f, g };
    int *ends[2] = { NULL, NULL };
    for (int s = 0; s < 2; s++) {
        const Term *e = side[s];
        ends[s] = term_room(h, e->input.count + e->output.count);
        for (int i = 0; i < e->input.count && ends[s] != NULL; i++)
            ends[s][i] = term_input(h, term_in(e, i));
    }
    for (int s = 0; s < 2 && h->status == OK; s++)
        term_append(h, side[s], ends[s], ends[s] + side[s]->input.count);
    for (int s = 0; s < 2 && h->status == OK; s++)
        for (int i = 0; i < side[s]->output.count; i++)
            term_output(h, ends[s][side[s]->input.count + i]);
}

void term_rewire(int n, const Dims d[], int m, const int order[], Term *h)
{
    for (int i = 0; i < n; i++)
        term_input(h, d[i]);
    for (int i = 0; i < m && h->status == OK; i++)
        term_output(h, h->input.at[order[i]]);
}
