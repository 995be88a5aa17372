/* attention.h - attention without the matrix of weights; Milakov 2018. */
#ifndef ATTENTION_H
#define ATTENTION_H

#include "refusals.h"

/* Rows of q, k, v and y lie one after the other and hold the heads side by
 * side: component c of head h in row i is at (i * heads + h) * size + c. */
typedef struct Attention {
    int queries, keys;      /* rows of q and y; rows of k and v */
    int heads, size;        /* size: components of one head */
    int causal;             /* query i sees keys 0 .. i + keys - queries */
    int tile;               /* keys that are summarised at a time */
} Attention;
enum { ATTENTION_MOST = 1 << 20 };      /* of each of the five sizes */

/* The last query sees the last key; without a key there is no answer. */
PARTIAL(attention, Unit, Attention, Attention);
ARROW(attention_refusal, Attention, Sentence);

/* Reals that the caller provides, besides the arrays themselves. */
size_t attention_kept(const Attention *a);      /* from forward to reverse */
size_t attention_scratch(const Attention *a);   /* for either pass */

/* attention_forward - y = softmax (q k^T / sqrt size) v, for each head
 *
 *   q          [queries][heads][size]
 *   k, v       [keys][heads][size]
 *   y (out)    [queries][heads][size]
 *   kept (out) [heads][queries][2]: the largest score, and the sum
 *   scratch    [attention_scratch (a)]
 *   returns    what attention says; NOT_FINITE if a score is not finite
 *   source     Milakov 2018, Rabe 2021, Dao 2022
 */
MUST_CHECK enum status attention_forward(const Attention *a,
    const real *restrict q, const real *restrict k, const real *restrict v,
    real *restrict y, real *restrict kept, real *restrict scratch);

/* attention_reverse - gradients from dy; y and kept are those of forward,
 * which has returned OK.  dq, dk, dv are overwritten. */
void attention_reverse(const Attention *a, const real *restrict q,
    const real *restrict k, const real *restrict v, const real *restrict y,
    const real *restrict kept, const real *restrict dy, real *restrict dq,
    real *restrict dk, real *restrict dv, real *restrict scratch);

#endif
