/* emit_prepare.h - all that is known of a model before it is printed. */
#ifndef EMIT_PREPARE_H
#define EMIT_PREPARE_H

#include "emit_rows.h"

typedef struct EmitTable {
    const EmitInput *input;             /* its first reader */
    Dims dims;
} EmitTable;

typedef struct EmitDraft {
    const EmitModel *model;
    EmitBody body[2];                   /* what it says, and the step */
    int bodies, tables;
    EmitTable *table;
    size_t arena;                       /* numbers */
    size_t parameters;                  /* trained numbers */
    size_t largest;                     /* numbers of an array */
    EmitReport report;
} EmitDraft;

MUST_CHECK enum status prepare_model(const EmitModel *m, Arena *a,
    EmitDraft *d, Complaint *why);

/* only_as_matrix - is the wire read so, and in no other way? */
int only_as_matrix(const Term *t, int wire);

#endif
