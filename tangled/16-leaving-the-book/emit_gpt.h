/* emit_gpt.h - a GPT as one file of C: what it says, and a step. */
#ifndef EMIT_GPT_H
#define EMIT_GPT_H

#include "emit.h"
#include "gpt.h"

typedef struct EmitGpt {
    GptConfig config;
    const real *weight;                 /* [gpt_numbers (&config)] */
    const char *name;                   /* of the model, a name in C */
    int trains;                         /* 1: with a step of descent */
    int int8;                           /* 1: matrices in a byte a number */
    size_t ram, flash;                  /* at most; 0: any number */
} EmitGpt;

/* emit_gpt - NAME_forward: ids [context] -> logits [vocabulary][context],
 * for all positions, each of which sees the ids up to its own; and
 * NAME_train_step: ids, targets [context] -> the mean loss
 *   returns  as emit_c; OUT_OF_RANGE if int8 and trains are both 1        */
MUST_CHECK enum status emit_gpt(const EmitGpt *e, Arena *a, FILE *out,
    EmitReport *report, Complaint *why);

#endif
