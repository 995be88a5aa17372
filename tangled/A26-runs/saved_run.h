/* saved_run.h - a training run in a file, from which it can go on. */
#ifndef SAVED_RUN_H
#define SAVED_RUN_H

#include "recipes.h"
#include "safetensors.h"
#include "tokenizer.h"
#include "trainer.h"

/* What a run is told, besides its text. */
typedef struct Run {
    Recipe recipe;
    int exact;                          /* same bits on every machine */
    int64_t seed, steps;
    double rate;
    int64_t text_bytes;                 /* of the text, */
    uint64_t text_sum;                  /* and their checksum */
    int merges;                         /* of the tokenizer */
    Merge *merge;
} Run;
TrainingPlan run_plan(const Run *r);
MUST_CHECK enum status run_fits(const Run *r, Sentence *why);

/* run_save - all of r and of t, under GPT-2's names; the file is replaced
 * whole, or the old one stays                                              */
MUST_CHECK enum status run_save(const char *path, const Run *r, Trainer *t,
                                Sentence *why);

/* run_open - what such a file says of the run; its arrays until the file is
 * closed.  a takes the table and the merges
 *   returns  OK, or why not; then nothing is open                         */
typedef struct RunFile { SafeFile file; SafeTensors arrays; } RunFile;
MUST_CHECK enum status run_open(const char *path, Arena *a, RunFile *f,
                                Run *r, Sentence *why);
/* run_fill - the arrays of a trainer that was begun by r */
MUST_CHECK enum status run_fill(const RunFile *f, Trainer *t, Sentence *why);
/* run_weights - the weights alone, [gpt_numbers (&r->recipe.config)] */
MUST_CHECK enum status run_weights(const RunFile *f, const Run *r,
                                   float weight[], Sentence *why);
int64_t run_step(const RunFile *f);     /* steps done */

/* run_fact - item i of what a run is told, as the file has it; 0: no more */
enum { RUN_FACT = 32 };
int run_fact(const Run *r, int i, const char **key, char text[RUN_FACT]);

#endif
