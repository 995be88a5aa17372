/* once.h - a map that calls its function once for each distinct element. */
#ifndef ONCE_H
#define ONCE_H

#include "functor.h"

/* h is what LIST_MAP would make; it calls f once for each element of A,
 * finite, that occurs. */
#define LIST_MAP_ONCE(h, L, A, M, f) \
    MAPPABLE(L, M, f); \
    INLINE void h(const f##_par *restrict p, \
        const L *restrict x, M *restrict y) \
    { \
        int first[A##_count] = { 0 };   /* 1 + its place, 0: not yet */ \
        y->length = x->length; \
        for (int i = 0; i < x->length; i++) { \
            int *seen = &first[x->at[i].index]; \
            if (*seen > 0) \
                y->at[i] = y->at[*seen - 1]; \
            else \
                (void)f##_apply(p, &x->at[i], &y->at[i]); \
            *seen = *seen > 0 ? *seen : i + 1; \
        } \
    } \
    PARAMETRIC(h, f##_par, L, M)

#endif
