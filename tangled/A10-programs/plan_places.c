/* plan_places.c - where the wires of a program stand. */
#include "compiler.h"
#include "memory_plan.h"
#include <stdint.h>

enum { LINE = 16 };                     /* floats; places begin at lines */
#define NOWHERE ((size_t)-1)

static size_t size_of(const Compiler *c, int wire)
{
    const int past = wire - c->t->wire.count;
    const size_t n = past >= 0 ? c->hidden[past]
        : (size_t)dims_count(c->t->wire.at[wire]);
    return (n + LINE - 1) / LINE * LINE;
}

static void find_ends(const Compiler *c, int until[])
{
    const Program *p = c->p;
    for (int w = 0; w < c->wires; w++)
        until[w] = NONE;
    for (int i = 0; i < p->list.count; i++) {
        const Instruction *n = &p->list.at[i];
        for (int k = 0; k < READS; k++)
            if (n->in[k] != NONE)
                until[root_of(c, n->in[k])] = i;
        for (int k = 0; k < WRITES; k++)
            if (n->out[k] != NONE)
                until[root_of(c, n->out[k])] = i;
    }
    for (int i = 0; i < c->t->output.count; i++)
        until[root_of(c, c->t->output.at[i])] = p->list.count;
}

static void list_ends(const Compiler *c, const int until[], int ending[],
                      int next[])
{
    for (int i = 0; i <= c->p->list.count; i++)
        ending[i] = NONE;
    for (int w = 0; w < c->wires; w++)
        if (until[w] != NONE) {
            next[w] = ending[until[w]];
            ending[until[w]] = w;
        }
}

/* Places for what instruction n writes, unless it writes into an input, or
 * another part of the base is there already. */
static void occupy(Compiler *c, Gaps *s, size_t offset[],
                   const Instruction *n)
{
    for (int k = 0; k < WRITES && n->product.finish != FINISH_STEP; k++) {
        const int w = n->out[k] == NONE ? NONE : root_of(c, n->out[k]);
        if (w == NONE || offset[w] != NOWHERE)
            continue;
        offset[w] = take_place(s, size_of(c, w));
        c->p->apart += size_of(c, w);
    }
}

static void occupy_all(Compiler *c, Gaps *s, size_t offset[],
                       const int ending[], const int next[])
{
    Program *p = c->p;
    for (int i = 0; i < p->list.count; i++) {
        occupy(c, s, offset, &p->list.at[i]);
        for (int w = ending[i]; w != NONE; w = next[w])
            if (offset[w] != NOWHERE)
                free_place(s, offset[w], size_of(c, w));
    }
    p->planned = s->end;
}

/* The wires get their places: roots in the memory, views in their roots. */
static void place_all(Compiler *c, const size_t offset[], float *memory)
{
    for (int w = 0; w < c->wires; w++) {
        size_t shift = 0;
        int root = w;
        for (; c->base[root] != root; root = c->base[root])
            shift += c->shift[root];
        c->p->place[w] = offset[root] == NOWHERE ? NULL
            : memory + offset[root] + shift;
    }
}

void compiler_plan(Compiler *c, Arena *a)
{
    Program *const p = c->p;
    const size_t wires = (size_t)c->wires + 1;
    Gaps s = { .at = arena_take(a, wires, sizeof (Gap)) };
    size_t *offset = arena_take(a, wires, sizeof *offset);
    int *until = arena_take(a, wires, sizeof *until);
    int *ending = arena_take(a, (size_t)p->list.count + 1, sizeof *ending);
    int *next = arena_take(a, wires, sizeof *next);
    if (a->exhausted)
        return;
    for (int w = 0; w < c->wires; w++)
        offset[w] = NOWHERE;
    find_ends(c, until);
    list_ends(c, until, ending, next);
    occupy_all(c, &s, offset, ending, next);
    float *memory = arena_take(a, s.end + LINE, sizeof *memory);
    while (memory != NULL && (uintptr_t)memory % (LINE * sizeof *memory) != 0)
        memory++;
    if (memory != NULL)
        place_all(c, offset, memory);
}
