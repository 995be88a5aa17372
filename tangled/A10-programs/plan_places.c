/* plan_places.c - where the wires of a program stand. */
#include "compiler.h"
#include "memory_plan.h"
#include <stdint.h>

enum { LINE = 16 };                     /* floats; places begin at lines */
#define NOWHERE ((size_t)-1)

static size_t size_of(const Term *t, int wire)
{
    const size_t n = (size_t)dims_count(t->wire.at[wire]);
    return (n + LINE - 1) / LINE * LINE;
}

/* What the instruction writes: one wire or two. */
static int written(const Term *t, const Instruction *n, int out[2])
{
    out[0] = n->c;
    out[1] = n->third;
    if (n->code == RUN_LOSS)
        return 2;
    out[1] = n->c + 1;
    return n->code == RUN_OPERATION
        ? signature[t->operation.at[n->operation].generator].outputs : 1;
}

static void find_ends(const Compiler *c, int until[])
{
    const Program *p = c->p;
    for (int w = 0; w < c->t->wire.count; w++)
        until[w] = NONE;
    for (int i = 0; i < p->list.count; i++) {
        const Instruction *n = &p->list.at[i];
        const int wires[] = { n->a, n->b, n->third };
        int out[2];
        for (int k = 0; k < 3; k++)
            if (wires[k] != NONE)
                until[wires[k]] = i;
        for (int k = written(c->t, n, out) - 1; k >= 0; k--)
            until[out[k]] = i;
    }
    for (int i = 0; i < c->t->output.count; i++)
        until[c->t->output.at[i]] = p->list.count;
}

static void list_ends(const Compiler *c, const int until[], int ending[],
                      int next[])
{
    for (int i = 0; i <= c->p->list.count; i++)
        ending[i] = NONE;
    for (int w = 0; w < c->t->wire.count; w++)
        if (until[w] != NONE) {
            next[w] = ending[until[w]];
            ending[until[w]] = w;
        }
}

static void occupy_all(Compiler *c, Gaps *s, size_t offset[],
                       const int ending[], const int next[])
{
    Program *p = c->p;
    for (int i = 0; i < p->list.count; i++) {
        int out[2];
        const int outputs = written(c->t, &p->list.at[i], out);
        const int stepped = p->list.at[i].product.finish == FINISH_STEP;
        for (int k = 0; k < outputs && !stepped; k++) {
            const size_t size = size_of(c->t, out[k]);
            offset[out[k]] = take_place(s, size);
            p->apart += size;
        }
        for (int w = ending[i]; w != NONE; w = next[w])
            if (offset[w] != NOWHERE)
                free_place(s, offset[w], size_of(c->t, w));
    }
    p->planned = s->end;
}

void compiler_plan(Compiler *c, Arena *a)
{
    Program *const p = c->p;
    const size_t wires = (size_t)c->t->wire.count + 1;
    Gaps s = { .at = arena_take(a, wires, sizeof (Gap)) };
    size_t *offset = arena_take(a, wires, sizeof *offset);
    int *until = arena_take(a, wires, sizeof *until);
    int *ending = arena_take(a, (size_t)p->list.count + 1, sizeof *ending);
    int *next = arena_take(a, wires, sizeof *next);
    if (a->exhausted)
        return;
    for (int w = 0; w < c->t->wire.count; w++)
        offset[w] = NOWHERE;
    find_ends(c, until);
    list_ends(c, until, ending, next);
    occupy_all(c, &s, offset, ending, next);
    float *memory = arena_take(a, s.end + LINE, sizeof *memory);
    while (memory != NULL && (uintptr_t)memory % (LINE * sizeof *memory) != 0)
        memory++;
    for (int w = 0; w < c->t->wire.count && memory != NULL; w++)
        p->place[w] = offset[w] == NOWHERE ? NULL : memory + offset[w];
}
