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

/* What the instruction writes: one wire, or two, or what an operation does. */
static int written(const Term *t, const Instruction *n, int out[OUT_MAX])
{
    for (int k = 0; k < OUT_MAX; k++)
        out[k] = n->c + k;
    if (n->code == RUN_LOSS) {
        out[1] = n->third;
        return 2;
    }
    return n->code == RUN_OPERATION
        ? signature[t->operation.at[n->operation].generator].outputs : 1;
}

/* What it reads, and third, which a product reads and a loss writes. */
static int read_wires(const Term *t, const Instruction *n, int in[IN_MAX])
{
    const Operation *o = &t->operation.at[n->operation];
    if (n->code != RUN_OPERATION) {
        in[0] = n->a;
        in[1] = n->b;
        in[2] = n->third;
        return 3;
    }
    for (int k = 0; k < signature[o->generator].inputs; k++)
        in[k] = operation_input(t, o, k);
    return signature[o->generator].inputs;
}

static void find_ends(const Compiler *c, int until[])
{
    const Program *p = c->p;
    for (int w = 0; w < c->t->wire.count; w++)
        until[w] = NONE;
    for (int i = 0; i < p->list.count; i++) {
        const Instruction *n = &p->list.at[i];
        int in[IN_MAX], out[OUT_MAX];
        for (int k = read_wires(c->t, n, in) - 1; k >= 0; k--)
            if (in[k] != NONE)
                until[in[k]] = i;
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
        int out[OUT_MAX];
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
