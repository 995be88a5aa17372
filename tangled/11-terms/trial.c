/* trial.c - a random term, and a point, a direction and a covector for it. */
#include "trial.h"
#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

void trial_inputs(Source *s, Arena *a, const RandomTerm *r, real *at[])
{
    for (int i = 0; i < r->t.input.count; i++) {
        const int n = dims_count(term_in(&r->t, i));
        double x[RANDOM_NUMBERS];
        at[i] = arena_take(a, (size_t)n, sizeof *at[i]);
        random_input(s, r, i, x);
        for (int k = 0; k < n && at[i] != NULL; k++)
            at[i][k] = (real)x[k];
    }
    assert(!a->exhausted);
}

static void draw_way(Source *s, Trial *t, int i)
{
    const int n = dims_count(term_in(&t->r.t, i));
    const int moves = t->r.range[t->r.t.input.at[i]].below == 0;
    t->way[i] = arena_take(t->a, (size_t)n, sizeof *t->way[i]);
    t->moved[i] = arena_take(t->a, (size_t)n, sizeof *t->moved[i]);
    assert(!t->a->exhausted);
    for (int k = 0; k < n; k++) {
        t->way[i][k] = moves ? draw_real(s) : 0;
        t->moved[i][k] = dual((double)t->at[i][k], (double)t->way[i][k]);
    }
}

/* The array alone in a block of its size. */
static void *exactly(void **own, const void *array, int count, size_t size)
{
    const size_t bytes = (size_t)count * size;
    free(*own);
    *own = malloc(bytes > 0 ? bytes : 1);
    assert(*own != NULL);
    if (bytes > 0)
        memcpy(*own, array, bytes);
    return *own;
}

#define MOVE_OUT(t, i, array) ((t)->r.t.array.at = exactly(&(t)->own[i], \
    (t)->r.t.array.at, (t)->r.t.array.count, sizeof *(t)->r.t.array.at), \
    (t)->r.t.array.room = (t)->r.t.array.count)

static void move_out(Trial *t)
{
    MOVE_OUT(t, 0, wire), MOVE_OUT(t, 1, operation), MOVE_OUT(t, 2, port);
    MOVE_OUT(t, 3, input), MOVE_OUT(t, 4, output);
}

void trial_draw(Source *s, int size, Arena *a, Trial *t)
{
    arena_reset(a);
    t->a = a;
    t->r = (RandomTerm){ .range = { { 0 } } };
    term_begin(a, "random", &t->r.t);
    random_term(s, size, &t->r);
    move_out(t);
    trial_inputs(s, a, &t->r, t->at);
    for (int i = 0; i < t->r.t.input.count; i++)
        draw_way(s, t, i);
    for (int i = 0; i < t->r.t.output.count; i++) {
        const int n = dims_count(term_out(&t->r.t, i));
        t->back[i] = arena_take(a, (size_t)n, sizeof *t->back[i]);
        assert(!a->exhausted);
        for (int k = 0; k < n; k++)
            t->back[i][k] = draw_real(s);
    }
}

double inner_product(int n, const real x[], const real y[], double *size)
{
    double sum = 0;
    for (int i = 0; i < n; i++) {
        sum += (double)x[i] * (double)y[i];
        *size += fabs((double)x[i] * (double)y[i]);
    }
    return sum;
}

void trial_pair(Source *s, int size, Arena *a, RandomTerm *f, RandomTerm *g)
{
    RandomTerm first = { .range = { { 0 } } };
    Term beside;
    *f = *g = first;
    term_begin(a, "first", &first.t);
    random_term(s, size, &first);
    term_begin(a, "g", &g->t);
    for (int i = 0; i < first.t.output.count; i++)
        g->range[term_input(&g->t, term_out(&first.t, i))] =
            first.range[first.t.output.at[i]];
    random_term(s, size, g);
    term_begin(a, "beside", &beside);
    for (int i = first.t.output.count; i < g->t.input.count; i++)
        term_output(&beside, term_input(&beside, term_in(&g->t, i)));
    term_begin(a, "f", &f->t);
    term_tensor(&first.t, &beside, &f->t);
    for (int i = 0; i < f->t.input.count; i++)
        f->range[f->t.input.at[i]] = i < first.t.input.count
            ? first.range[first.t.input.at[i]] : g->range[g->t.input.at[
            first.t.output.count + i - first.t.input.count]];
    assert(f->t.status == OK && g->t.status == OK);
}
