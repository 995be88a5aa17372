/* plan_places.c - where the wires of a program stand. */
#include "compiler.h"
#include <stdint.h>
#include <string.h>

enum { LINE = 16 };                     /* floats; places begin at lines */

typedef struct Place { size_t at, size; int until; } Place;
typedef struct Places {
    Place *at;                          /* occupied, by offset */
    int count;
    size_t end;
} Places;

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

static size_t occupy(Places *s, size_t size, int until)
{
    size_t at = 0;
    int i = 0;
    for (; i < s->count && s->at[i].at - at < size; i++)
        at = s->at[i].at + s->at[i].size;
    memmove(s->at + i + 1, s->at + i,
            (size_t)(s->count - i) * sizeof *s->at);
    s->at[i] = (Place){ at, size, until };
    s->count++;
    s->end = at + size > s->end ? at + size : s->end;
    return at;
}

static void leave(Places *s, int i)
{
    int kept = 0;
    for (int k = 0; k < s->count; k++)
        if (s->at[k].until > i)
            s->at[kept++] = s->at[k];
    s->count = kept;
}

static void occupy_all(Compiler *c, Places *s, size_t offset[],
                       const int until[])
{
    Program *p = c->p;
    for (int i = 0; i < p->list.count; i++) {
        int out[2];
        const int outputs = written(c->t, &p->list.at[i], out);
        const int stepped = p->list.at[i].product.finish == FINISH_STEP;
        for (int k = 0; k < outputs && !stepped; k++) {
            const size_t size = size_of(c->t, out[k]);
            offset[out[k]] = occupy(s, size, until[out[k]]);
            p->apart += size;
        }
        leave(s, i);
    }
    p->planned = s->end;
}

void compiler_plan(Compiler *c, Arena *a)
{
    Program *const p = c->p;
    const size_t wires = (size_t)c->t->wire.count + 1;
    const size_t none = (size_t)-1;
    Places s = { .at = arena_take(a, wires, sizeof (Place)) };
    size_t *offset = arena_take(a, wires, sizeof *offset);
    int *until = arena_take(a, wires, sizeof *until);
    if (a->exhausted)
        return;
    for (int w = 0; w < c->t->wire.count; w++)
        offset[w] = none;
    find_ends(c, until);
    occupy_all(c, &s, offset, until);
    float *memory = arena_take(a, s.end + LINE, sizeof *memory);
    while (memory != NULL && (uintptr_t)memory % (LINE * sizeof *memory) != 0)
        memory++;
    for (int w = 0; w < c->t->wire.count && memory != NULL; w++)
        p->place[w] = offset[w] == none ? NULL : memory + offset[w];
}
