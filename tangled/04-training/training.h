/* training.h - training as an endomorphism of the whole state. */
#ifndef TRAINING_H
#define TRAINING_H

#include "gradient.h"
#include <stdint.h>

PRODUCT(Learner, Parameters, parameters, LearningRate, rate);

/* One step of gradient descent on the mean loss of a batch. */
PARAMETRIC(learn, TrainingSet, Learner, Learner);
void learn_in_place(const TrainingSet *batch, Learner *learner);

typedef struct {
    Learner learner;
    TrainingSet data;
    int batch;              /* examples a step, 1 <= batch <= data.count */
    int cursor;             /* the next example, 0 <= cursor < data.count */
    int64_t steps;          /* taken so far, >= 0 */
} State;

ARROW(next_batch, State, TrainingSet);
ARROW(step, State, State);
void step_in_place(State *s);

typedef struct { int64_t count; } StepCount;            /* >= 0 */

PARAMETRIC(run, StepCount, State, State);
void run_in_place(int64_t n, State *s);

/* The text 1 2 3 4 1 2 3 4, rate 1, parameters by the published rule. */
State demonstration(int batch);

#endif
