/* term_evaluation.h - a term by its operations, over any numbers. */
#ifndef TERM_EVALUATION_H
#define TERM_EVALUATION_H

#include "evaluate.h"
#include "evaluation.h"

static enum status evaluate_operation(const Term *t, const Operation *o,
    number *const wire[], number *room, Complaint *why)
{
    const Row *row = &signature[o->generator];
    Dims in[IN_MAX] = { { 0 } };
    const number *x[IN_MAX] = { NULL };
    for (int i = 0; i < row->inputs; i++) {
        const int w = operation_input(t, o, i);
        in[i] = t->wire.at[w];
        x[i] = wire[w];
    }
    const Call c = { &o->with, in, &t->wire.at[o->out], x, &wire[o->out],
                     room };
    return evaluate_generator(o->generator, &c, why);
}

static enum status run_at(const Term *t, number *const wire[], number *room,
                          Complaint *why)
{
    enum status s = OK;
    assert(t->status == OK);
    for (int i = 0; i < t->operation.count && s == OK; i++)
        s = evaluate_operation(t, &t->operation.at[i], wire, room, why);
    return s;
}

/* A place for each wire and the room, or NULL. */
static number **places(const Term *t, Arena *a, number **room)
{
    number **wire = arena_take(a, (size_t)t->wire.count + 1, sizeof *wire);
    for (int w = 0; w < t->wire.count && wire != NULL; w++)
        wire[w] = arena_take(a, (size_t)dims_count(t->wire.at[w]),
                             sizeof *wire[w]);
    *room = arena_take(a, evaluation_room(t), sizeof **room);
    return a->exhausted ? NULL : wire;
}

static enum status run(const Term *t, const number *const in[], Arena *a,
                       number *out[], Complaint *why)
{
    number *room, **wire = places(t, a, &room);
    if (wire == NULL && why != NULL)
        snprintf(why->text, sizeof why->text, "%s: expected room for every "
            "wire, but the arena of %zu bytes is exhausted", t->name,
            a->size);
    if (wire == NULL)
        return TOO_LONG;
    for (int i = 0; i < t->input.count; i++) {
        const int w = t->input.at[i];
        for (int k = 0; k < dims_count(t->wire.at[w]); k++)
            wire[w][k] = in[i][k];
    }
    for (int i = 0; i < t->output.count; i++)
        out[i] = wire[t->output.at[i]];
    return run_at(t, wire, room, why);
}

#endif
