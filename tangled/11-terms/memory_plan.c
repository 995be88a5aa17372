/* memory_plan.c - where each wire of a scheduled term lives, and how long. */
#include "memory_plan.h"
#include <string.h>

void last_use(const Term *t, int last[])
{
    for (int w = 0; w < t->wire.count; w++)
        last[w] = NONE;
    for (int i = 0; i < t->operation.count; i++) {
        const Operation *o = &t->operation.at[i];
        for (int k = 0; k < signature[o->generator].outputs; k++)
            last[o->out + k] = i;
        for (int k = 0; k < signature[o->generator].inputs; k++)
            last[operation_input(t, o, k)] = i;
    }
    for (int i = 0; i < t->output.count; i++)
        last[t->output.at[i]] = t->operation.count;
}

static void remove_gap(Gaps *g, int i)
{
    for (g->count--; i < g->count; i++)
        g->at[i] = g->at[i + 1];
}

size_t take_place(Gaps *g, size_t size)
{
    int i = 0;
    while (i < g->count && g->at[i].size < size)
        i++;
    if (i == g->count) {                /* grow at the end */
        const int touches = i > 0
            && g->at[i - 1].at + g->at[i - 1].size == g->end;
        i -= touches;
        if (!touches)
            g->at[g->count++] = (Gap){ g->end, 0 };
        g->end = g->at[i].at + size;
        g->at[i].size = size;
    }
    const size_t at = g->at[i].at;
    g->at[i].at += size;
    g->at[i].size -= size;
    if (g->at[i].size == 0)
        remove_gap(g, i);
    return at;
}

void free_place(Gaps *g, size_t at, size_t size)
{
    int low = 0, high = g->count;       /* gaps before at: [0, low) */
    while (low < high) {
        const int middle = low + (high - low) / 2;
        if (g->at[middle].at < at)
            low = middle + 1;
        else
            high = middle;
    }
    memmove(g->at + low + 1, g->at + low,
            (size_t)(g->count - low) * sizeof (Gap));
    g->count++;
    g->at[low] = (Gap){ at, size };
    for (int i = low; i >= low - 1 && i >= 0; i--)
        if (i + 1 < g->count
            && g->at[i].at + g->at[i].size == g->at[i + 1].at) {
            g->at[i].size += g->at[i + 1].size;
            remove_gap(g, i + 1);
        }
}

typedef struct Planning {
    const Term *t;
    MemoryPlan *p;
    Gaps gaps;
    int *last;
    size_t unit, live;
} Planning;

static size_t size_of(const Planning *g, int wire)
{
    const size_t n = (size_t)dims_count(g->t->wire.at[wire]);
    return (n + g->unit - 1) / g->unit * g->unit;
}

/* A wire that operation i was the last to read gives its place back. */
static void release(Planning *g, int i, int wire)
{
    if (g->last[wire] != i || g->p->at[wire] == OUTSIDE)
        return;
    g->last[wire] = NONE;               /* once, if it is read twice */
    g->live -= size_of(g, wire);
    free_place(&g->gaps, g->p->at[wire], size_of(g, wire));
}

/* The outputs get places while the inputs still have theirs. */
static void plan_operation(Planning *g, int i)
{
    const Operation *o = &g->t->operation.at[i];
    const Row *row = &signature[o->generator];
    for (int k = 0; k < row->outputs; k++) {
        g->p->at[o->out + k] = take_place(&g->gaps, size_of(g, o->out + k));
        g->live += size_of(g, o->out + k);
    }
    g->p->live = g->live > g->p->live ? g->live : g->p->live;
    for (int k = 0; k < row->inputs; k++)
        release(g, i, operation_input(g->t, o, k));
    for (int k = 0; k < row->outputs; k++)
        release(g, i, o->out + k);
}

enum status plan_memory(const Term *t, int unit, Arena *a, MemoryPlan *p)
{
    const size_t n = (size_t)t->wire.count + 1;
    *p = (MemoryPlan){ .at = arena_take(a, n, sizeof *p->at) };
    Planning g = { .t = t, .p = p, .unit = (size_t)unit,
                   .gaps.at = arena_take(a, n + 1, sizeof (Gap)),
                   .last = arena_take(a, n, sizeof *g.last) };
    if (a->exhausted)
        return TOO_LONG;
    last_use(t, g.last);
    for (int w = 0; w < t->wire.count; w++)
        p->at[w] = OUTSIDE;
    for (int i = 0; i < t->operation.count; i++)
        plan_operation(&g, i);
    p->size = g.gaps.end;
    return OK;
}
