/* manner.h - from logits to the odds that a token is drawn by. */
#ifndef MANNER_H
#define MANNER_H

#include "refusals.h"

typedef struct Manner {
    float temperature;                  /* >= 0; 0: greedy */
    int top_k;                          /* >= 0; 0: all tokens */
    float top_p;                        /* > 0, <= 1; 1: all tokens */
} Manner;
PARTIAL(manner, Unit, Manner, Manner);
ARROW(manner_refusal, Manner, Sentence);

/* manner_odds - temperature, then top-k, then top-p
 *   m         as manner has accepted it
 *   logits    [n] finite, n >= 1
 *   odds (out)   [n], >= 0, the largest 1; those left out are 0
 *   heap      [n], to work in
 *   cost      n exp; with a cut, n + kept log n comparisons              */
void manner_odds(const Manner *m, int n, const float logits[], double odds[],
                 int heap[]);

#endif
