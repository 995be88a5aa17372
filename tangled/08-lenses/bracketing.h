/* bracketing.h - brackets around a chain of layers, and what they cost. */
#ifndef BRACKETING_H
#define BRACKETING_H

#include "refusals.h"
#include <limits.h>

enum { CHAIN_MAX = 256 };

/* A binary tree over a chain.  split[0] layers are on the left; the tree of
 * the left begins at split[1] and that of the right at split[split[0]]. */
typedef struct Bracketing {
    int layers;                         /* 1 .. CHAIN_MAX */
    int split[CHAIN_MAX];               /* layers - 1 of them */
} Bracketing;

typedef struct BracketCost {
    long evaluations;                   /* F: gets of a layer */
    int kept;                           /* S: most values kept at once */
} BracketCost;

/* Is it a tree?  EMPTY or TOO_LONG for the layers, OUT_OF_RANGE for a split
 * that leaves nothing on one side. */
MUST_CHECK enum status bracketing_check(const Bracketing *b);
BracketCost bracketing_cost(const Bracketing *b);       /* of a tree */

/* Brackets for n layers, 1 <= n <= CHAIN_MAX. */
void bracket_left(int n, Bracketing *b);
void bracket_right(int n, Bracketing *b);
void bracket_halves(int n, Bracketing *b);
void bracket_blocks(int n, int size, Bracketing *b);    /* size >= 1 */
void bracket_optimally(int n, int kept, Bracketing *b); /* see NEVER */

/* fewest_evaluations - F* (n, s), by Griewank and Walther's formula
 *   n, s     >= 1
 *   returns  evaluations; NEVER if s = 1 < n */
#define NEVER LONG_MAX
long fewest_evaluations(int n, int s);

#endif
