/* evaluation.h - runs a term, by the kernels of chapter 7. */
#ifndef EVALUATION_H
#define EVALUATION_H

#include "evaluation_attention.h"
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

/* One operation; room has five numbers for each of its inputs and outputs,
 * and ten. */
static enum status evaluate_generator(enum generator g, const Call *c,
                                      Complaint *why)
{
    const enum status s = labels_fit(g, c, why);
    if (s == OK)
        evaluations[g](c);
    return s;
}

#endif
