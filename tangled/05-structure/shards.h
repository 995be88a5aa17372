/* shards.h - descent on examples that are dealt out to several machines. */
#ifndef SHARDS_H
#define SHARDS_H

#include "exact.h"

enum { SHARDS = 8 };
typedef struct {
    int count;                          /* 1 <= count <= SHARDS */
    Examples at[SHARDS];                /* not all of them empty */
} Shards;

/* deal - x in count pieces of nearly equal length, in its order. */
void deal(const Examples *restrict x, int count, Shards *restrict y);

/* One step of descent; the second refuses as exact_sum does. */
void float_step_in_place(const LearningRate *rate, const Shards *x,
                         Parameters *p);
MUST_CHECK enum status exact_step_in_place(const LearningRate *rate,
                                           const Shards *x, Parameters *p);

/* examples_at_random - n examples from a text of n + 1 random tokens. */
void examples_at_random(uint64_t seed, int n, Examples *x);

#endif
