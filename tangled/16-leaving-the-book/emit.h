/* emit.h - scheduled terms as one file of C, without anything else. */
#ifndef EMIT_H
#define EMIT_H

#include "operations.h"
#include "term.h"
#include <stdint.h>
#include <stdio.h>

typedef struct EmitInput {
    enum emit_source {
        GIVEN,                  /* by the caller, each time */
        STORED,                 /* in the file, as constants */
        STORED_INT8,            /* the same, in a byte each, and a step a row */
        TRAINED                 /* by the caller, in one array for all */
    } source;
    const char *name;                   /* for comments */
    const real *value;          /* GIVEN: what the self-test gives */
} EmitInput;

typedef struct EmitFunction {
    const Term *term;
    const EmitInput *input;             /* [term->input.count] */
} EmitFunction;

/* say      the function NAME_forward
 * step     NULL, or a term with the same TRAINED inputs, whose outputs are
 *          the loss and the gradient of each of them: NAME_train_step
 * rate     of the step in the self-test                                   */
typedef struct EmitModel {
    const char *name;                   /* a name in C */
    EmitFunction say;
    const EmitFunction *step;
    real rate;
} EmitModel;

typedef struct EmitReport {
    size_t ram;                         /* bytes of variables, */
    size_t parameters;                  /* and the caller's share of them */
    size_t tables;                      /* bytes of constants, */
    size_t unquantised;                 /* and if none had eight bits */
    uint32_t hash;                      /* of the self-test's results */
} EmitReport;

typedef struct EmitFile {
    const char *title;                  /* begins the first comment */
    int models;
    const EmitModel *model;
    size_t ram, flash;          /* at most so many bytes; 0: any number */
} EmitFile;

/* emit_c - the file
 *   a        takes the plans and, for the hash, the values of all wires
 *   report   [models] (out)
 *   why (out)  the sentence of a refusal
 *   returns  OK; TOO_LONG if the arena is exhausted, or a model exceeds what
 *            the file may have; NOT_FINITE if a constant is not;
 *            OUT_OF_RANGE if a name is none or another's, if a function
 *            has more than 1000 arguments, if the step does not fit, or if
 *            the self-test's labels are no rows                           */
MUST_CHECK enum status emit_c(const EmitFile *f, Arena *a, FILE *out,
    EmitReport report[], Complaint *why);

/* emit_hash - of arrays, one after the other; begins with EMIT_HASH */
#define EMIT_HASH 2166136261U
uint32_t emit_hash(uint32_t hash, size_t n, const real x[]);

#endif
