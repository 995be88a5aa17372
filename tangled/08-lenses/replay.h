/* replay.h - the put of a chain, as its brackets say. */
#ifndef REPLAY_H
#define REPLAY_H

#include "bracketing.h"
#include "chain.h"
#include <stddef.h>

typedef struct Memory {
    LayerTape tape;
    Activation passing, d, next;
    Activation kept[];
} Memory;
size_t memory_bytes(int kept);          /* of a Memory with so many values */

/* chain_put - the gradients of a chain, by the put of its bracketing
 *   c, b     as many layers in each
 *   dp (out) [c->layers] gradients of the parameters
 *   m        memory_bytes (bracketing_cost (b).kept) at least;
 *            in: kept[0] the input, d the gradient at the end;
 *            out: d the gradient at the start
 *   returns  what was evaluated and kept
 *   cost     c->layers puts and bracketing_cost (b).evaluations gets      */
BracketCost chain_put(const Chain *c, const Bracketing *b, Layer dp[],
                      Memory *m);

typedef struct Budget { int layers; long bytes; } Budget;

/* bracketing_within - the fewest evaluations that fit in so many bytes; EMPTY
 * or TOO_LONG for the layers, OUT_OF_RANGE if the bytes are too few. */
PARTIAL(bracketing_within, Unit, Budget, Bracketing);
ARROW(budget_refusal, Budget, Sentence);

#endif
