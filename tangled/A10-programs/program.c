/* program.c - a term compiled: instructions over one block of memory. */
#include "compiler.h"
#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

int generator_of(const Compiler *c, int i)
{
    return i == NONE ? NONE : (int)c->t->operation.at[i].generator;
}

int input_of(const Compiler *c, int i, int k)
{
    return operation_input(c->t, &c->t->operation.at[i], k);
}

static int attentions(const Term *t)
{
    int n = 0;
    for (int i = 0; i < t->operation.count; i++)
        n += t->operation.at[i].generator == ATTEND;
    return n;
}

static void begin_wires(Compiler *c)
{
    const Term *t = c->t;
    const int all = t->wire.count + attentions(t);
    for (int w = 0; w < t->wire.count; w++) {
        c->readings[w] = c->viewed[w] = 0;
        c->reader[w] = c->stepped[w] = c->maker[w] = NONE;
        c->gelu[w] = c->turned[w] = c->recalled[w] = NONE;
        c->sloped[w] = 0;
    }
    for (int w = 0; w < all; w++) {
        c->base[w] = w;
        c->shift[w] = 0;
    }
    c->wires = t->wire.count;
    for (int i = 0; i < t->output.count; i++)
        c->readings[t->output.at[i]]++;
}

/* Wire w is input k of the needed operation i. */
static void read_by(Compiler *c, int i, int w, int k)
{
    const int g = generator_of(c, i);
    c->readings[w]++;
    if (c->reader[w] == NONE)
        c->reader[w] = i;
    if (g == GELU)
        c->gelu[w] = i;
    if (g == MATMUL_NT && k == 1 && c->turned[w] == NONE)
        c->turned[w] = i;
    if (g == ATTEND_BACK && k == 0)
        c->recalled[w] = i;
}

static void find_readers(Compiler *c)
{
    const Term *t = c->t;
    begin_wires(c);
    for (int i = t->operation.count - 1; i >= 0; i--) {
        const Operation *o = &t->operation.at[i];
        const Row *row = &signature[o->generator];
        c->needed[i] = c->used[i] = c->taken[i] = 0;
        c->when[i] = i;
        for (int k = 0; k < row->outputs; k++) {
            c->needed[i] |= c->readings[o->out + k] > 0;
            c->maker[o->out + k] = i;
        }
        for (int k = 0; k < row->inputs && c->needed[i]; k++)
            read_by(c, i, operation_input(t, o, k), k);
    }
}

Instruction *compiler_emit(Compiler *c, enum opcode code, int turn)
{
    Instruction *n = &c->at[turn];
    *n = (Instruction){ .code = code, .operation = turn };
    for (int k = 0; k < READS; k++)
        n->in[k] = NONE;
    for (int k = 0; k < WRITES; k++)
        n->out[k] = NONE;
    c->used[turn] = 1;
    compiler_take(c, turn, turn);
    return n;
}

void compiler_take(Compiler *c, int i, int turn)
{
    c->taken[i] = 1;
    c->when[i] = turn;
}

int made_by(const Compiler *c, int wire, enum generator g)
{
    const int i = c->maker[wire];
    return i != NONE && generator_of(c, i) == (int)g && !c->taken[i]
        && c->readings[wire] == 1 ? i : NONE;
}

static void collect(Compiler *c)
{
    Program *p = c->p;
    for (int i = 0; i < c->t->operation.count; i++)
        if (c->used[i])
            p->list.at[p->list.count++] = c->at[i];
}

/* The largest room that an instruction works in; it begins at a line. */
static void take_room(Program *p, Arena *a)
{
    size_t most = 1;
    for (int i = 0; i < p->list.count; i++) {
        const size_t need = instruction_room(p, &p->list.at[i]);
        most = need > most ? need : most;
    }
    p->room = arena_take(a, most + 16, sizeof *p->room);
    while (p->room != NULL && (uintptr_t)p->room % 64 != 0)
        p->room++;
}

static enum status refuse(enum status s, Complaint *why, const char *name,
                          const char *expected)
{
    if (why != NULL)
        snprintf(why->text, sizeof why->text, "%s: expected %s", name,
                 expected);
    return s;
}

static int is_input(const Term *t, int wire)
{
    for (int i = 0; i < t->input.count; i++)
        if (t->input.at[i] == wire)
            return 1;
    return 0;
}

static int state_fits(const Term *t, int state)
{
    if (state < 0 || state > t->input.count || state > t->output.count)
        return 0;
    for (int i = 0; i < state; i++)
        if (!dims_equal(term_in(t, i), term_out(t, i))
            || is_input(t, t->output.at[i]))
            return 0;
    return 1;
}

static void take_arrays(Compiler *c, Arena *a)
{
    const size_t kept = (size_t)attentions(c->t) + 1;
    const size_t wires = (size_t)c->t->wire.count + kept;
    const size_t turns = (size_t)c->t->operation.count + 1;
    c->hidden = arena_take(a, kept, sizeof *c->hidden);
    c->recalled = arena_take(a, wires, sizeof *c->recalled);
    c->needed = arena_take(a, turns, sizeof *c->needed);
    c->readings = arena_take(a, wires, sizeof *c->readings);
    c->reader = arena_take(a, wires, sizeof *c->reader);
    c->maker = arena_take(a, wires, sizeof *c->maker);
    c->when = arena_take(a, turns, sizeof *c->when);
    c->taken = arena_take(a, turns, sizeof *c->taken);
    c->stepped = arena_take(a, wires, sizeof *c->stepped);
    c->base = arena_take(a, wires, sizeof *c->base);
    c->shift = arena_take(a, wires, sizeof *c->shift);
    c->viewed = arena_take(a, wires, sizeof *c->viewed);
    c->gelu = arena_take(a, wires, sizeof *c->gelu);
    c->sloped = arena_take(a, wires, sizeof *c->sloped);
    c->turned = arena_take(a, wires, sizeof *c->turned);
    c->at = arena_take(a, turns, sizeof *c->at);
    c->used = arena_take(a, turns, sizeof *c->used);
    c->p->list.at = arena_take(a, turns, sizeof *c->at);
    c->p->place = arena_take(a, wires, sizeof *c->p->place);
}

static int keeps_bits(ProductWay *way)
{
    for (int i = 0; i < PRODUCT_WAYS; i++)
        if (product_way(i).run == way)
            return product_way(i).same_bits;
    return 1;
}

static void compile(Compiler *c, Arena *a)
{
    take_arrays(c, a);
    if (a->exhausted)
        return;
    find_readers(c);
    compiler_match(c, a);
    compiler_fuse(c);
    collect(c);
    compiler_plan(c, a);
    take_room(c->p, a);
}

enum status program_compile(const Term *t, int state, ProductWay *way,
                            Arena *a, Program *p, Complaint *why)
{
    Compiler c = { .t = t, .p = p };
    *p = (Program){ .term = t, .way = way, .kernels = kernels_best(),
                    .exact = keeps_bits(way), .state = state };
    assert(t->status == OK);
    if (sizeof (real) != sizeof (float))
        return refuse(OUT_OF_RANGE, why, t->name, "reals to be floats");
    if (!state_fits(t, state))
        return refuse(OUT_OF_RANGE, why, t->name, "the first outputs to be"
                      " computed, and of the types of the first inputs");
    compile(&c, a);
    if (a->exhausted)
        return refuse(TOO_LONG, why, t->name, "room for a program, but the"
                      " arena is exhausted");
    return OK;
}

/* A step has written in the place of an input; the rest is copied there. */
static void replace_state(const Program *p, float *const in[])
{
    for (int i = 0; i < p->state; i++) {
        const int wire = p->term->output.at[i];
        const size_t n = (size_t)dims_count(p->term->wire.at[wire]);
        if (p->place[wire] != NULL)
            memcpy(in[i], p->place[wire], n * sizeof *in[i]);
    }
}

enum status program_run(Program *p, float *const in[], Complaint *why)
{
    enum status s = OK;
    for (int i = 0; i < p->term->input.count; i++)
        p->place[p->term->input.at[i]] = in[i];
    for (int i = 0; i < p->list.count && s == OK; i++)
        s = instruction_run(p, &p->list.at[i], why);
    if (s == OK)
        replace_state(p, in);
    return s;
}

const float *program_output(const Program *p, int i)
{
    const int wire = p->term->output.at[i];
    return i < p->state ? p->place[p->term->input.at[i]] : p->place[wire];
}
