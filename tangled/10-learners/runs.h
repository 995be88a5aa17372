/* runs.h - a learner without its types, and a run of it over a dataset. */
#ifndef RUNS_H
#define RUNS_H

#include "datasets.h"
#include "learner.h"
#include <string.h>

/* x is [count][columns], y [count][classes]. */
typedef struct Runner {
    void (*begin)(Source *s, void *state);
    real (*step)(const Rates *r, void *state, void *work, const real *x,
        const Labels *labels);
    void (*scores)(const Rates *r, const void *state, void *work, int count,
        const real *x, real *y);
} Runner;

typedef struct Run { int batch, epochs; uint64_t seed; double wanted; } Run;
enum { EPOCHS_MAX = 1000 };
typedef struct Outcome {
    int steps_to;               /* the wanted mean loss; 0 if never */
    int right;                  /* of the rows of test */
    double loss[EPOCHS_MAX];    /* mean of the steps of each epoch */
} Outcome;

/* run_epochs - trains from a seed; needs 1 <= batch <= BATCH_MAX,
 * 1 <= epochs <= EPOCHS_MAX */
void run_epochs(const Runner *a, void *state, void *work, const Rates *r,
    const Run *run, const Dataset *train, const Dataset *test, Outcome *y);
int largest_at(int n, const real x[]);          /* the first of them */

/* RUNNER (h, F) defines the runner h_runner of a learner h whose model is F. */
#define RUNNER(h, F) \
    INLINE void h##_run_begin(Source *s, void *state) \
    { \
        F##_weights p; \
        F##_start(s, &p); \
        F##_begin(&p, &((h *)state)->model); \
        clock_start(&((h *)state)->clock); \
    } \
    INLINE real h##_run_step(const Rates *r, void *state, void *work, \
        const real *x, const Labels *labels) \
    { \
        F##_dom b; \
        b.count = labels->count; \
        memcpy(b.at, x, (size_t)b.count * sizeof b.at[0]); \
        return h##_step(r, 1, state, &b, labels, work); \
    } \
    RUNNER_SCORES(h, F) \
    static const Runner h##_runner = { h##_run_begin, h##_run_step, \
        h##_run_scores }

/* With momentum 0 no rule looks ahead: the scores are those of the weights. */
#define RUNNER_SCORES(h, F) \
    INLINE void h##_run_scores(const Rates *r, const void *state, \
        void *work, int count, const real *x, real *y) \
    { \
        Rates here = *r; \
        h##_work *const w = work; \
        F##_dom b; \
        here.momentum = 0, b.count = count; \
        memcpy(b.at, x, (size_t)count * sizeof b.at[0]); \
        F##_forward(&here, &((const h *)state)->model, &b, &w->y, &w->t); \
        memcpy(y, w->y.at, (size_t)count * sizeof w->y.at[0]); \
    }

#endif
