/* program.c - a term compiled: instructions over one block of memory. */
#include "compiler.h"
#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

static void find_readers(Compiler *c)
{
    const Term *t = c->t;
    for (int w = 0; w < t->wire.count; w++)
        c->readings[w] = 0, c->reader[w] = c->stepped[w] = NONE;
    for (int i = 0; i < t->output.count; i++)
        c->readings[t->output.at[i]]++;
    for (int i = t->operation.count - 1; i >= 0; i--) {
        const Operation *o = &t->operation.at[i];
        const Row *row = &signature[o->generator];
        c->needed[i] = c->used[i] = 0;
        c->when[i] = i;
        for (int k = 0; k < row->outputs; k++)
            c->needed[i] |= c->readings[o->out + k] > 0;
        for (int k = 0; k < row->inputs && c->needed[i]; k++) {
            const int w = operation_input(t, o, k);
            c->readings[w]++;
            if (c->reader[w] == NONE)
                c->reader[w] = i;
        }
    }
}

static void collect(Compiler *c)
{
    Program *p = c->p;
    for (int i = 0; i < c->t->operation.count; i++)
        if (c->used[i])
            p->list.at[p->list.count++] = c->at[i];
}

/* Floats that the instructions need to work in. */
static size_t room_of(const Program *p)
{
    size_t most = 1;
    for (int i = 0; i < p->list.count; i++) {
        const Instruction *n = &p->list.at[i];
        Term one = *p->term;
        one.operation.at += n->operation;
        one.operation.count = 1;
        const size_t need = n->code == RUN_PRODUCT ? 0
            : evaluation_room(&one);
        most = need > most ? need : most;
    }
    return most;
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
    const size_t wires = (size_t)c->t->wire.count + 1;
    const size_t turns = (size_t)c->t->operation.count + 1;
    c->needed = arena_take(a, turns, sizeof *c->needed);
    c->readings = arena_take(a, wires, sizeof *c->readings);
    c->reader = arena_take(a, wires, sizeof *c->reader);
    c->when = arena_take(a, turns, sizeof *c->when);
    c->stepped = arena_take(a, wires, sizeof *c->stepped);
    c->at = arena_take(a, turns, sizeof *c->at);
    c->used = arena_take(a, turns, sizeof *c->used);
    c->p->list.at = arena_take(a, turns, sizeof *c->at);
    c->p->place = arena_take(a, wires, sizeof *c->p->place);
}

enum status program_compile(const Term *t, int state, ProductWay *way,
                            Arena *a, Program *p, Complaint *why)
{
    Compiler c = { .t = t, .p = p };
    *p = (Program){ .term = t, .way = way, .state = state };
    assert(t->status == OK);
    if (sizeof (real) != sizeof (float))
        return refuse(OUT_OF_RANGE, why, t->name, "reals to be floats");
    if (!state_fits(t, state))
        return refuse(OUT_OF_RANGE, why, t->name, "the first outputs to be"
                      " computed, and of the types of the first inputs");
    take_arrays(&c, a);
    if (!a->exhausted) {
        find_readers(&c);
        compiler_fuse(&c);
        collect(&c);
        compiler_plan(&c, a);
        p->room = arena_take(a, room_of(p), sizeof *p->room);
    }
    if (a->exhausted)
        return refuse(TOO_LONG, why, t->name, "room for a program, but the"
                      " arena is exhausted");
    return OK;
}

static enum status run_operation(const Program *p, int operation,
                                 Complaint *why)
{
    Term one = *p->term;
    one.operation.at += operation;
    one.operation.count = 1;
    return evaluate_at(&one, (real *const *)(void *)p->place,
                       (real *)(void *)p->room, why);
}

static void run_product(const Program *p, const Instruction *n)
{
    Product product = n->product;
    float *c = p->place[n->c];
    if (product.finish == FINISH_MASK)
        product.mask = p->place[n->third];
    else if (product.finish == FINISH_STEP)
        c = p->place[n->third];
    else if (n->third != NONE)
        product.bias = p->place[n->third];
    p->way(&product, p->place[n->a], p->place[n->b], c);
}

/* e = exp (x - largest), and of each column: largest, sum, label's loss */
static void exponentials(int m, int n, const float *restrict label,
    const float *restrict x, float *restrict loss, float *restrict e,
    float *restrict sum)
{
    float *const largest = sum + n;
    for (int j = 0; j < n; j++)
        largest[j] = x[j], sum[j] = 0;
    for (int i = 1; i < m; i++)
        for (int j = 0; j < n; j++)
            if (x[i * n + j] > largest[j])
                largest[j] = x[i * n + j];
    for (int i = 0; i < m; i++)
        for (int j = 0; j < n; j++) {
            e[i * n + j] = expf(x[i * n + j] - largest[j]);
            sum[j] += e[i * n + j];
        }
    for (int j = 0; j < n; j++)
        loss[j] = largest[j] + logf(sum[j]) - x[(int)label[j] * n + j];
}

static enum status run_loss(const Program *p, const Instruction *n,
                            Complaint *why)
{
    const Dims dims = p->term->wire.at[n->b];
    const int rows = dims_rows(dims), columns = dims_columns(dims);
    const float *const label = p->place[n->a];
    float *const e = p->place[n->third], *const sum = p->room;
    float *const others = sum + columns;
    for (int j = 0; j < columns; j++)
        if (!(label[j] >= 0 && label[j] < (float)rows
              && label[j] == (float)(int)label[j]))
            return run_operation(p, n->operation, why);
    exponentials(rows, columns, label, p->place[n->b], p->place[n->c], e,
                 sum);
    for (int j = 0; j < columns; j++)
        others[j] = 0;
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < columns; j++) {
            e[i * columns + j] /= sum[j];
            others[j] += i == (int)label[j] ? 0 : e[i * columns + j];
        }
    for (int j = 0; j < columns; j++)
        e[(int)label[j] * columns + j] = -others[j];
    return OK;
}

static void run_total(const Program *p, const Instruction *n)
{
    const int rows = n->product.m, columns = n->product.n;
    const float *restrict x = p->place[n->a];
    float *restrict y = p->place[n->c];
    int i = 0;
    for (; i + 4 <= rows; i += 4, x += 4 * columns) {
        float s[4] = { 0 };
        for (int j = 0; j < columns; j++)
            for (int r = 0; r < 4; r++)
                s[r] += x[r * columns + j];
        memcpy(y + i, s, sizeof s);
    }
    for (; i < rows; i++, x += columns) {
        float s = 0;
        for (int j = 0; j < columns; j++)
            s += x[j];
        y[i] = s;
    }
}

static enum status run_instruction(const Program *p, const Instruction *n,
                                   Complaint *why)
{
    switch (n->code) {
    case RUN_PRODUCT: run_product(p, n); return OK;
    case RUN_TOTAL:   run_total(p, n); return OK;
    case RUN_LOSS:    return run_loss(p, n, why);
    default:          return run_operation(p, n->operation, why);
    }
}

/* Outputs of the state that no step has written in their place. */
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
        s = run_instruction(p, &p->list.at[i], why);
    if (s == OK)
        replace_state(p, in);
    return s;
}

const float *program_output(const Program *p, int i)
{
    const int wire = p->term->output.at[i];
    return i < p->state ? p->place[p->term->input.at[i]] : p->place[wire];
}
