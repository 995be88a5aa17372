/* batches.h - layers and a loss on batches of examples. */
#ifndef BATCHES_H
#define BATCHES_H

#include "compose_lens.h"
#include "primitives.h"
#include "refusals.h"
#include "source.h"

enum { BATCH_MAX = 32 };
SPACE(MeanLoss, 1);             /* nats for an example */

typedef struct { int count; } BatchSize;        /* 1 <= count <= BATCH_MAX */
PARTIAL(batch_size, Unit, Integer, BatchSize);
ARROW(batch_size_refusal, Integer, Sentence);

/* A_batch, a list of 1 to BATCH_MAX elements of A. */
#define BATCH(A) \
    typedef struct A##_batch { int count; A at[BATCH_MAX]; } A##_batch

typedef struct { int count; int at[BATCH_MAX]; } Labels;

/* W [m][n + 1]: each row the weights of an output, and then its bias.
 * Y [count][m], X [count][n]. */
void affine_forward(int count, int m, int n, const real W[restrict],
    const real X[restrict], real Y[restrict]);
void affine_reverse(int count, int m, int n, const real W[restrict],
    const real X[restrict], const real dY[restrict], real dW[restrict],
    real dX[restrict]);
/* glorot_start - uniform in +-sqrt (6 / (m + n)), the biases 0 */
void glorot_start(Source *s, int m, int n, real W[]);
/* mean_cross_entropy - in nats; K [count][n], what is kept, may be NULL */
real mean_cross_entropy(int n, const Labels *labels,
    const real X[restrict], real K[restrict]);

/* f : A_batch -> B_batch with the parameters P. */
#define DEFINE_AFFINE(f, P, A, B) \
    FITS(f, COUNT(P) == COUNT(B) * (COUNT(A) + 1)); \
    INLINE void f(const P *restrict p, const A##_batch *restrict x, \
        B##_batch *restrict y) \
    { \
        y->count = x->count; \
        affine_forward(x->count, COUNT(B), COUNT(A), REALS(p), \
            REALS(x->at), REALS_OUT(y->at)); \
    } \
    INLINE void f##_forward(const P *restrict p, \
        const A##_batch *restrict x, B##_batch *restrict y, \
        A##_batch *restrict t) { f(p, x, y); *t = *x; } \
    AFFINE_REVERSE(f, P, A, B) \
    INLINE void f##_start(Source *s, P *p) \
    { glorot_start(s, COUNT(B), COUNT(A), REALS_OUT(p)); } \
    LENS(f, P, A##_batch, B##_batch, A##_batch)

#define AFFINE_REVERSE(f, P, A, B) \
    INLINE void f##_reverse(const P *restrict p, \
        const A##_batch *restrict t, const B##_batch *restrict dy, \
        P *restrict dp, A##_batch *restrict dx) \
    { \
        dx->count = dy->count; \
        affine_reverse(dy->count, COUNT(B), COUNT(A), REALS(p), \
            REALS(t->at), REALS(dy->at), REALS_OUT(dp), REALS_OUT(dx->at)); \
    }

/* f : A_batch -> A_batch, an operation of chapter 7 at each coordinate. */
#define DEFINE_ON_BATCH(f, op, A) \
    ON_BATCH_PASS(f, op, A) \
    INLINE void f##_reverse(const Unit *restrict p, \
        const A##_batch *restrict t, const A##_batch *restrict dy, \
        Unit *restrict dp, A##_batch *restrict dx) \
    { \
        (void)p, (void)dp; \
        dx->count = dy->count; \
        reverse_##op((Shape){ .n = dy->count * COUNT(A) }, NULL, \
            REALS(t->at), REALS(dy->at), NULL, REALS_OUT(dx->at)); \
    } \
    INLINE void f##_start(Source *s, Unit *p) { (void)s, (void)p; } \
    LENS(f, Unit, A##_batch, A##_batch, A##_batch)

#define ON_BATCH_PASS(f, op, A) \
    INLINE void f(const Unit *restrict p, const A##_batch *restrict x, \
        A##_batch *restrict y) \
    { \
        (void)p; \
        y->count = x->count; \
        forward_##op((Shape){ .n = x->count * COUNT(A) }, NULL, \
            REALS(x->at), REALS_OUT(y->at), NULL); \
    } \
    INLINE void f##_forward(const Unit *restrict p, \
        const A##_batch *restrict x, A##_batch *restrict y, \
        A##_batch *restrict t) \
    { \
        (void)p; \
        y->count = t->count = x->count; \
        forward_##op((Shape){ .n = x->count * COUNT(A) }, NULL, \
            REALS(x->at), REALS_OUT(y->at), REALS_OUT(t->at)); \
    }

#endif
