/* evaluation.h - runs a term, by the kernels of chapter 7. */
#ifndef EVALUATION_H
#define EVALUATION_H

#include "evaluation_columns.h"
#include "evaluation_maps.h"
#include "evaluation_products.h"
#include "evaluation_shapes.h"

#define EVALUATION(NAME, name, ...) evaluate_##name,
static void (*const evaluations[])(const Call *) = { GENERATORS(EVALUATION) };
_Static_assert(sizeof evaluations / sizeof *evaluations == GENERATOR_COUNT,
    "one evaluation for each generator");

/* Is each label of the operation a row? */
static enum status labels_fit(enum generator g, const Call *c, Complaint *why)
{
    if (g != GATHER && g != SCATTER && g != CROSS_ENTROPY && g != EXCESS)
        return OK;
    const int bound = g == SCATTER ? c->out[0].at[0] : c->in[1].at[0];
    for (int i = 0; i < dims_count(c->in[0]); i++) {
        const double label = (double)VALUE(c->x[0][i]);
        if (label >= 0 && label < bound && label == (int)label)
            continue;
        if (why != NULL)
            snprintf(why->text, sizeof why->text, "%s: expected whole "
                "numbers from 0 to %d, got %g", signature[g].name, bound - 1,
                label);
        return OUT_OF_RANGE;
    }
    return OK;
}

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
    const enum status s = labels_fit(o->generator, &c, why);
    if (s == OK)
        evaluations[o->generator](&c);
    return s;
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
