#include "11.4.h"

/* The operation before a factor, if it is one and nobody else needs it. */
static int factor_before(const Term *f, int i, const int from[],
                         const int uses[])
{
    const int wire = operation_input(f, &f->operation.at[i], 0);
    const int p = from[wire];
    return p != NONE && uses[wire] == 1
        && f->operation.at[p].generator == SCALE ? p : NONE;
}

static void count_readers(const Term *f, int uses[])
{
    for (int w = 0; w < f->wire.count; w++)
        uses[w] = 0;
    for (int i = 0; i < f->port.count; i++)
        uses[f->port.at[i]]++;
    for (int i = 0; i < f->output.count; i++)
        uses[f->output.at[i]]++;
}

static void copy_operation(const Term *f, int i, const int from[],
                           const int uses[], int to[], Term *h)
{
    const Operation *o = &f->operation.at[i];
    const Row *row = &signature[o->generator];
    Attributes with = o->with;
    int in[IN_MAX] = { 0 };
    for (int k = 0; k < row->inputs; k++)
        in[k] = to[operation_input(f, o, k)];
    for (int p = i; o->generator == SCALE; ) {
        p = factor_before(f, p, from, uses);
        if (p == NONE)
            break;
        with.value *= f->operation.at[p].with.value;
        in[0] = to[operation_input(f, &f->operation.at[p], 0)];
    }
    const int out = term_apply(h, o->generator, &with, row->inputs, in);
    for (int k = 0; k < row->outputs; k++)
        to[o->out + k] = out + k;
}

void one_factor(const Term *f, Term *h)
{
    Term all;
    term_begin(h->arena, f->name, &all);
    int *from = term_room(&all, f->wire.count);
    int *uses = term_room(&all, f->wire.count);
    int *to = term_room(&all, f->wire.count);
    if (all.status == OK) {
        producers(f, from);
        count_readers(f, uses);
        for (int i = 0; i < f->input.count; i++)
            to[f->input.at[i]] = term_input(&all, term_in(f, i));
    }
    for (int i = 0; i < f->operation.count && all.status == OK; i++)
        copy_operation(f, i, from, uses, to, &all);
    for (int i = 0; i < f->output.count && all.status == OK; i++)
        term_output(&all, to[f->output.at[i]]);
    term_normal(&all, h);
}
