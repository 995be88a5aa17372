/* product.h - the product of two objects, and pairing. */
#ifndef PRODUCT_H
#define PRODUCT_H

#include "arrow.h"

/* P = A x B with fields a and b, its projections P_a and P_b, and P_pair. */
#define PRODUCT(P, A, a, B, b) \
    typedef struct P { A a; B b; } P; \
    typedef A P##_1; \
    typedef B P##_2; \
    INLINE void P##_##a(const P *restrict x, A *restrict y) { *y = x->a; } \
    INLINE void P##_##b(const P *restrict x, B *restrict y) { *y = x->b; } \
    INLINE void P##_pair(const A *restrict first, const B *restrict second, \
        P *restrict y) { y->a = *first; y->b = *second; } \
    ARROW(P##_##a, P, A); \
    ARROW(P##_##b, P, B)

#define PAIRABLE(P, f, g) \
    _Static_assert(SAME_SPACE(f##_dom, g##_dom), "cannot pair " #f " and " \
        #g ": the domain of " #f " is not the domain of " #g); \
    _Static_assert(SAME_SPACE(f##_cod, P##_1), "cannot pair " #f " and " \
        #g ": the codomain of " #f " is not the first of " #P); \
    _Static_assert(SAME_SPACE(g##_cod, P##_2), "cannot pair " #f " and " \
        #g ": the codomain of " #g " is not the second of " #P)

/* h = <f, g> : X -> P, total: x goes to the pair of f (x) and g (x). */
#define PAIRING(h, P, f, g) \
    PAIRABLE(P, f, g); \
    INLINE void h(const f##_dom *restrict x, P *restrict y) \
    { \
        f##_cod first; g##_cod second; \
        f(x, &first); g(x, &second); P##_pair(&first, &second, y); \
    } \
    ARROW(h, f##_dom, P)

#endif
