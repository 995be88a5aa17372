/* masses.h - a mass for each element, carried along functions. */
#ifndef MASSES_H
#define MASSES_H

#include "functor.h"

/* H: a number for each element of A, which is finite. */
#define MASSES(H, A, number) \
    typedef struct H { number at[A##_count]; } H; \
    typedef A H##_of

/* h = H f : H -> K; the masses of elements with one image are added. */
#define PUSH(h, H, K, f) \
    MAPPABLE(H, K, f); \
    INLINE void h(const f##_par *restrict p, \
        const H *restrict x, K *restrict y) \
    { \
        memset(y, 0, sizeof *y); \
        for (int i = 0; i < (int)(sizeof x->at / sizeof x->at[0]); i++) { \
            const H##_of a = { i }; \
            K##_of b; \
            (void)f##_apply(p, &a, &b); \
            y->at[b.index] += x->at[i]; \
        } \
    } \
    PARAMETRIC(h, f##_par, H, K)

#endif
