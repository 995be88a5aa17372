/* training.c - learners, states, runs. */
#include "training.h"
#include "rows.h"

void learn_in_place(const TrainingSet *batch, Learner *learner)
{
    Gradient g;
    gradient_in_rows(&learner->parameters, batch, &g);
    descend_in_place(&learner->rate, &g, &learner->parameters);
}

void learn(const TrainingSet *restrict p, const Learner *restrict x,
           Learner *restrict y)
{
    *y = *x;
    learn_in_place(p, y);
}

void next_batch(const State *restrict x, TrainingSet *restrict y)
{
    y->count = x->batch;
    for (int i = 0; i < y->count; i++)
        y->at[i] = x->data.at[(x->cursor + i) % x->data.count];
}

void step_in_place(State *s)
{
    TrainingSet batch;
    next_batch(s, &batch);
    learn_in_place(&batch, &s->learner);
    s->cursor = (s->cursor + s->batch) % s->data.count;
    s->steps++;
}

void run_in_place(int64_t n, State *s)
{
    for (int64_t i = 0; i < n; i++)
        step_in_place(s);
}

void step(const State *restrict x, State *restrict y)
{
    *y = *x;
    step_in_place(y);
}

void run(const StepCount *restrict p, const State *restrict x,
         State *restrict y)
{
    *y = *x;
    run_in_place(p->count, y);
}

State demonstration(int batch)
{
    State s = { .batch = batch, .learner.rate.value = 1, .data.count = 7 };
    for (int i = 0; i < 7; i++)
        s.data.at[i] = (Example){ { 1 + i % 4 }, { 1 + (i + 1) % 4 } };
    parameters_by_rule(&s.learner.parameters);
    return s;
}
