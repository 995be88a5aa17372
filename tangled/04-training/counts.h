/* counts.h - texts, their summaries, and training on pair counts. */
#ifndef COUNTS_H
#define COUNTS_H

#include "training.h"

typedef struct {
    int length;                                 /* 0 <= length <= CAPACITY */
    TokenId at[CAPACITY];                       /* at[0 .. length) */
} Text;

typedef struct {
    int total;                                  /* of all pairs */
    int from[VOCABULARY];                       /* of the pairs (x, any) */
    int pair[VOCABULARY][VOCABULARY];           /* of (x, y), >= 0 */
} PairCounts;

typedef struct {
    int empty;                  /* 1: no token; first, last, pairs are 0 */
    TokenId first, last;
    PairCounts pairs;
} Summary;

PRODUCT(TextPair, Text, left, Text, right);     /* together <= CAPACITY */
PRODUCT(SummaryPair, Summary, left, Summary, right);

ARROW(concatenate, TextPair, Text);
ARROW(count_text, Text, Summary);
ARROW(count_both, TextPair, SummaryPair);
ARROW(join, SummaryPair, Summary);
ARROW(Summary_pairs, Summary, PairCounts);      /* forgets the ends */

/* The counts of the examples of a training set. */
ARROW(count_pairs, TrainingSet, PairCounts);
void add_counts_in_place(const PairCounts *x, PairCounts *sum);

/* As on the data that were counted; EMPTY if there are no pairs. */
PARTIAL(loss_on_counts, Parameters, PairCounts, Loss);
PARTIAL(gradient_on_counts, Parameters, PairCounts, Gradient);
PARTIAL(learn_on_counts, PairCounts, Learner, Learner);
MUST_CHECK enum status learn_on_counts_in_place(const PairCounts *x,
                                                Learner *learner);

#endif
