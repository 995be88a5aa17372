/* wrong_turns.h - what this chapter tried first. */
#ifndef WRONG_TURNS_H
#define WRONG_TURNS_H

#include "compose.h"
#include "counts.h"
#include "training.h"

/* A run that begins at the beginning of the data. */
static inline void run_from_the_top(const StepCount *restrict p,
    const State *restrict x, State *restrict y)
{
    *y = *x;
    y->cursor = 0;
    run_in_place(p->count, y);
}
PARAMETRIC(run_from_the_top, StepCount, State, State);

static inline void State_learner(const State *restrict x,
                                 Learner *restrict y)
{
    *y = x->learner;
}
ARROW(State_learner, State, Learner);
COMPOSE_WITH(learn_from_the_top, StepCount,
             run_from_the_top, p, State_learner, NULL);

PRODUCT(CountsPair, PairCounts, left, PairCounts, right);
COMPOSE(pairs_of, count_text, Summary_pairs);

static inline void pairs_of_both(const TextPair *restrict x,
                                 CountsPair *restrict y)
{
    pairs_of(&x->left, &y->left);
    pairs_of(&x->right, &y->right);
}
ARROW(pairs_of_both, TextPair, CountsPair);

static inline void add_counts(const CountsPair *restrict x,
                              PairCounts *restrict y)
{
    *y = x->left;
    add_counts_in_place(&x->right, y);
}
ARROW(add_counts, CountsPair, PairCounts);

#endif
