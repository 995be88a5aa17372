/* tinycat_models.h - models of language: the second part of tinycat.h.  A
 * model is only read: threads may share it.  A writer or a training belongs
 * to one thread at a time.                                                */
#ifndef TINYCAT_MODELS_H
#define TINYCAT_MODELS_H

#include "tinycat.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct tc_model tc_model;       /* weights and tokens; only read */
typedef struct tc_writer tc_writer;     /* a text that goes on */
typedef struct tc_training tc_training; /* a model that learns */

/* tc_model_open - from a file that the command or tc_training_save wrote
 *   why (out)  the sentence of a refusal; may be NULL, here and below
 *   returns  NULL if the file holds no model; free it with tc_model_free  */
tc_model *tc_model_open(const char *path, char why[TC_WHY]);
void tc_model_free(tc_model *m);                /* NULL is allowed */
int tc_model_context(const tc_model *m);        /* tokens that it looks at */
int tc_model_vocabulary(const tc_model *m);     /* tokens that there are */

/* tc_encode - the tokens of any bytes
 *   tokens (out)  room for as many as there are bytes
 *   returns  how many; -1 if there is no model, or no memory, or there are
 *            more than INT_MAX bytes                                      */
int tc_encode(const tc_model *m, size_t bytes, const char *text,
              int tokens[]);
/* tc_token - the bytes of a token, which stay as long as the model
 *   returns  NULL, and no bytes, if there is no such token                */
const char *tc_token(const tc_model *m, int token, size_t *bytes);

typedef struct tc_manner {              /* how a token is drawn */
    double temperature, top_p;          /* 0: the likeliest; 1: of all */
    int top_k;                          /* 0: of all */
    long long seed;                     /* 0 .. 2^53 - 1 */
} tc_manner;
/* tc_writer_new - reads a prompt; the model has to stay
 *   m        NULL: no writer either, and why stays as it is
 *   how      NULL: as tinycat generate, if it is not told
 *   n        1 .. context tokens
 *   returns  NULL if manner, prompt or memory is not as it should be      */
tc_writer *tc_writer_new(const tc_model *m, const tc_manner *how, int n,
                         const int prompt[], char why[TC_WHY]);
void tc_writer_free(tc_writer *w);

/* tc_writer_next - the next token, as often as is wanted: when the context
 *   is full it goes on with the second half; TC_NONE if the logits are not
 *   finite
 * tc_writer_logits - [vocabulary], what it will be drawn from             */
int tc_writer_next(tc_writer *w);
const float *tc_writer_logits(const tc_writer *w);

typedef struct tc_plan {                /* the options of tinycat train */
    const char *config;                 /* "tiny", "layers=2,width=64" */
    double rate;                        /* the highest: 1e-9 .. 1 */
    long long steps, seed;              /* 0 .. 10^9, 0 .. 2^53 - 1 */
    int how, threads;                   /* TC_SAME_BITS or _FASTEST; 1 .. 64 */
} tc_plan;
/* tc_training_new - a model that has learned nothing yet
 *   text     any bytes, which are copied; the last tenth is kept apart
 *   returns  NULL if the plan, the text or the memory does not do         */
tc_training *tc_training_new(const tc_plan *plan, size_t bytes,
                             const char *text, char why[TC_WHY]);
void tc_training_free(tc_training *t);

/* tc_training_step - one step; allocates nothing
 *   returns  the mean loss of its batch, in nats; NaN if it is not finite
 *            or the plan is done, and then the weights are as they were   */
double tc_training_step(tc_training *t, char why[TC_WHY]);
/* tc_training_save - the file is replaced whole, or the old one stays
 *   returns  0, or something else                                         */
int tc_training_save(tc_training *t, const char *path, char why[TC_WHY]);

#ifdef __cplusplus
}
#endif
#endif
