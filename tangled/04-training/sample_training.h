/* sample_training.h - sampling what training is made of. */
#ifndef SAMPLE_TRAINING_H
#define SAMPLE_TRAINING_H

#include "sample_objects.h"
#include "training.h"
#include <math.h>

SAMPLED_PRODUCT(Gradient, Embedding, embedding, Head, head);

INLINE void Learner_sample(Source *s, Learner *x)
{
    LearningRate_sample(s, &x->rate);
    Parameters_sample(s, &x->parameters);
}

INLINE double Learner_gap(const Learner *a, const Learner *b)
{
    return fmax(LearningRate_gap(&a->rate, &b->rate),
                Parameters_gap(&a->parameters, &b->parameters));
}

INLINE void State_sample(Source *s, State *x)
{
    TrainingSet_sample(s, &x->data);
    x->batch = 1 + draw_below(s, x->data.count);
    x->cursor = draw_below(s, x->data.count);
    x->steps = draw_below(s, 1000);
    Learner_sample(s, &x->learner);
}

/* The reals that are not zero, by name. */
INLINE void nonzero_print(FILE *out, const char *name, int row, int n,
                          const real x[])
{
    for (int j = 0; j < n; j++)
        if (x[j] < 0 || x[j] > 0)
            fprintf(out, ", %s[%d][%d] = %.9g", name, row, j, (double)x[j]);
}

INLINE void Learner_print(FILE *out, const Learner *x)
{
    fprintf(out, "rate %.9g", (double)x->rate.value);
    for (int i = 0; i < VOCABULARY; i++)
        nonzero_print(out, "E", i, WIDTH, x->parameters.embedding.at[i]);
    for (int i = 0; i < WIDTH; i++)
        nonzero_print(out, "W", i, VOCABULARY, x->parameters.head.weight[i]);
    for (int j = 0; j < VOCABULARY; j++)
        if (x->parameters.head.bias[j] < 0 || x->parameters.head.bias[j] > 0)
            fprintf(out, ", b[%d] = %.9g", j,
                    (double)x->parameters.head.bias[j]);
    fputs(", the rest 0", out);
}
SAMPLED(Learner);

INLINE double State_gap(const State *a, const State *b)
{
    double gap = TrainingSet_gap(&a->data, &b->data);
    if (a->batch != b->batch || a->cursor != b->cursor || a->steps != b->steps)
        return INFINITY;
    return gap > 0 ? gap : Learner_gap(&a->learner, &b->learner);
}

INLINE void State_print(FILE *out, const State *x)
{
    fprintf(out, "step %lld, batch %d, cursor %d, data ",
            (long long)x->steps, x->batch, x->cursor);
    TrainingSet_print(out, &x->data);
    fputs(", ", out);
    Learner_print(out, &x->learner);
}
SAMPLED(State);

/* For the diagrams: m, n and m + n steps. */
typedef struct { StepCount first, then, both; } Plan;

INLINE void Plan_sample(Source *s, Plan *x)
{
    x->first.count = draw_below(s, 6);
    x->then.count = draw_below(s, 6);
    x->both.count = x->first.count + x->then.count;
}

INLINE void Plan_print(FILE *out, const Plan *x)
{
    fprintf(out, "m = %d, n = %d", (int)x->first.count, (int)x->then.count);
}

#endif
