/* evaluate.h - the value of a term, one operation after the other. */
#ifndef EVALUATE_H
#define EVALUATE_H

#include "operations.h"
#include "term.h"

/* evaluate - every wire in a place of its own, in the arena
 *   in       [t->input.count] arrays of the inputs' types
 *   out (out) [t->output.count] arrays in the arena
 *   why (out) may be NULL; else the sentence of a refusal
 *   returns  OK; TOO_LONG if the arena is exhausted; OUT_OF_RANGE if a label
 *            or an id is not a whole number below its bound              */
MUST_CHECK enum status evaluate(const Term *t, const real *const in[],
    Arena *a, real *out[], Complaint *why);
MUST_CHECK enum status evaluate_dual(const Term *t, const Dual *const in[],
    Arena *a, Dual *out[], Complaint *why);

/* evaluate_at - the same where the caller wants it
 *   wire     [t->wire.count] places; the inputs are there already
 *   room     evaluation_room (t) numbers to work in                      */
MUST_CHECK enum status evaluate_at(const Term *t, real *const wire[],
    real *room, Complaint *why);
size_t evaluation_room(const Term *t);

#endif
