/* losses.h - the mean cross-entropy of a batch, as a lens. */
#ifndef LOSSES_H
#define LOSSES_H

#include "batches.h"

/* f : A_batch -> MeanLoss, the labels its parameter.  A label is an index and
 * has no gradient: what comes back for the labels is an empty list. */
#define DEFINE_MEAN_CROSS_ENTROPY(f, A) \
    INLINE void f(const Labels *restrict p, const A##_batch *restrict x, \
        MeanLoss *restrict y) \
    { y->at[0] = mean_cross_entropy(COUNT(A), p, REALS(x->at), NULL); } \
    INLINE void f##_forward(const Labels *restrict p, \
        const A##_batch *restrict x, MeanLoss *restrict y, \
        A##_batch *restrict t) \
    { \
        t->count = x->count; \
        y->at[0] = mean_cross_entropy(COUNT(A), p, REALS(x->at), \
            REALS_OUT(t->at)); \
    } \
    JUDGE_REVERSE(f, A) \
    LENS(f, Labels, A##_batch, MeanLoss, A##_batch)

#define JUDGE_REVERSE(f, A) \
    INLINE void f##_reverse(const Labels *restrict p, \
        const A##_batch *restrict t, const MeanLoss *restrict dy, \
        Labels *restrict dp, A##_batch *restrict dx) \
    { \
        (void)p; \
        dp->count = 0, dx->count = t->count; \
        for (int i = 0; i < t->count; i++) \
            for (int j = 0; j < COUNT(A); j++) \
                REALS_OUT(dx->at)[i * COUNT(A) + j] = dy->at[0] \
                    / (real)t->count * REALS(t->at)[i * COUNT(A) + j]; \
    }

#endif
