/* trainer.h - a GPT in training: its whole state, and a step. */
#ifndef TRAINER_H
#define TRAINER_H

#include "adamw.h"
#include "gathered.h"
#include "gpt.h"
#include "program.h"

typedef struct TrainingPlan {
    int sequences, shards, rounds;      /* a step reads their product */
    int segments, kept;                 /* 1, 1: nothing is recomputed */
    int fast;                           /* products: 1 fast, 0 same bits */
    uint64_t seed;
    AdamwPlan adamw;
} TrainingPlan;
MUST_CHECK enum status training_plan_fits(const GptConfig *c,
    const TrainingPlan *p, Sentence *why);

/* What a step of one shard takes: of memory, besides weights, and of work. */
typedef struct StepPrice { size_t bytes; double flops; } StepPrice;
MUST_CHECK enum status step_price(const GptConfig *c, const TrainingPlan *p,
    Arena *a, StepPrice *y, Complaint *why);
/* plan_within - the segments and kept of p with the least work in so many
 * bytes; OUT_OF_RANGE if there are none; a is left as it was              */
MUST_CHECK enum status plan_within(const GptConfig *c, size_t bytes, Arena *a,
    TrainingPlan *p, Complaint *why);

typedef struct Tokens { const int *at; size_t count; } Tokens;

/* run_jobs - calls job (context, i) for 0 <= i < n, in any order, and
 * returns when all are done; NULL: one after the other. */
typedef void Job(void *context, int i);
typedef void RunJobs(void *workers, int n, Job *job, void *context);

enum { SHARDS_MOST = 64 };
typedef struct Shard {
    Program program;                    /* loss, and all gradients */
    real **in;                          /* ids, positions, targets, weights */
    enum status status;                 /* of its last run */
    Complaint why;
} Shard;

typedef struct Trainer {
    GptConfig config;
    TrainingPlan plan;
    int64_t step;                       /* steps done */
    uint64_t random;                    /* the state that draws batches */
    Clock clock;                        /* follows from the step */
    real *weight, *first, *second;      /* [gpt_numbers]: w, m, v */
    real *gradient;                     /* of the last step */
    GptTensor *tensor;                  /* [gpt_tensors] */
    Term *step_term, *loss_term;        /* of one shard */
    Part part;                          /* the shards that are here */
    Shard *shard;                       /* [part.count] */
    real *sum;                          /* of them; NULL if all are here */
    Program judge;                      /* the loss alone */
    Tokens text;                        /* to train on */
    RunJobs *run_jobs;                  /* NULL at first */
    void *workers;
    GatherAll *gather_all;              /* NULL if all shards are here */
    void *hands;
    double loss, norm, rate;            /* of the last step */
} Trainer;

/* trainer_begin - at step 0, with weights from the seed
 *   text     at least context + 1 tokens, each below the vocabulary
 *   a        takes all that training needs; a->used says how much
 *   returns  OK; TOO_LONG if a is exhausted; EMPTY if the text is short;
 *            OUT_OF_RANGE if config, plan or a token is; why has a sentence */
MUST_CHECK enum status trainer_begin(const GptConfig *c,
    const TrainingPlan *p, Tokens text, Arena *a, Trainer *t, Complaint *why);
/* trainer_begin_part - the same, with some of the shards; where these are
 * not all of them, gather_all and hands have to be set before a step      */
MUST_CHECK enum status trainer_begin_part(const GptConfig *c,
    const TrainingPlan *p, Part part, Tokens text, Arena *a, Trainer *t,
    Complaint *why);

/* trainer_step - a batch is drawn, and the weights move
 *   returns  OK; NOT_FINITE if the loss or the gradient is not: then
 *            weights, moments, step and random are as they were
 *   cost     no memory is allocated                                       */
MUST_CHECK enum status trainer_step(Trainer *t, Complaint *why);

/* Its parts: a batch into the shards; its gradient, added to that of the
 * rounds before; the weights moved.                                       */
void trainer_draw(Trainer *t);
MUST_CHECK enum status trainer_gradient(Trainer *t, int round,
    Complaint *why);
void trainer_move(Trainer *t);

/* trainer_blame - after NOT_FINITE: the first operation, or the parameter,
 * that is not finite, in a sentence; a for the values of all wires        */
void trainer_blame(const Trainer *t, Arena *a, Complaint *why);

/* trainer_loss - the mean loss on whole windows of a text, evenly spaced
 *   windows  at most; the result is rounded up to fill a batch            */
MUST_CHECK enum status trainer_loss(Trainer *t, Tokens text, int windows,
    double *loss, Complaint *why);

/* The whole state as named arrays.  Whoever writes them all and reads them
 * back has the trainer that was; the plan and the configuration are not in
 * it, and have to be the same for the same bits. */
typedef struct StateArray {
    char name[48];                      /* wte.weight, adam.m.wte.weight ... */
    enum { STATE_REALS, STATE_I64, STATE_U64 } kind;
    Dims dims;
    void *at;
} StateArray;
int trainer_arrays(const Trainer *t);
StateArray trainer_array(Trainer *t, int i);

#endif
