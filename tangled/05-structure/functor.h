/* functor.h - functions as tables, and maps over lists, options, pairs. */
#ifndef FUNCTOR_H
#define FUNCTOR_H

#include "compose.h"
#include "objects.h"
#include <string.h>

/* The object A of the numbers 0 <= index < n. */
#define FINITE(A, n) \
    enum { A##_count = (n) }; \
    typedef struct A { int index; } A
enum { TokenId_count = VOCABULARY };

/* The object E of all functions from A, finite, to B: tables of values.
 * E_at : A -> B, with parameters E, looks up. */
#define FUNCTIONS(E, A, B) \
    typedef struct E { B at[A##_count]; } E; \
    INLINE void E##_at(const E *restrict p, \
        const A *restrict x, B *restrict y) { *y = p->at[x->index]; } \
    PARAMETRIC(E##_at, E, A, B)

/* f can be mapped from L to M. */
#define MAPPABLE(L, M, f) \
    _Static_assert(SAME_SPACE(f##_dom, L##_of), "cannot map " #f \
        " over " #L ": its domain is not what " #L " is made of"); \
    _Static_assert(SAME_SPACE(f##_cod, M##_of), "cannot map " #f \
        " into " #M ": its codomain is not what " #M " is made of"); \
    _Static_assert(!f##_refuses, "cannot map " #f ": it may refuse")

#ifndef TOUCH
#define TOUCH(place) ((void)0)
#endif

/* L = List A. */
#define LIST(L, A) \
    typedef struct L { int length; A at[CAPACITY]; } L; \
    typedef A L##_of
typedef TokenId Sequence_of;            /* chapter 1's, never empty */

/* h = List f : L -> M, with the parameters of f. */
#define LIST_MAP(h, L, M, f) \
    MAPPABLE(L, M, f); \
    INLINE void h(const f##_par *restrict p, \
        const L *restrict x, M *restrict y) \
    { \
        y->length = x->length; \
        for (int i = 0; i < x->length; i++) { \
            (void)f##_apply(p, &x->at[i], &y->at[i]); \
            TOUCH(x->at[i]); TOUCH(y->at[i]); \
        } \
    } \
    PARAMETRIC(h, f##_par, L, M)

/* O = Option A; h = Option f : O -> Q. */
#define OPTION(O, A) \
    typedef struct O { int some; A value; } O; \
    typedef A O##_of
#define OPTION_MAP(h, O, Q, f) \
    MAPPABLE(O, Q, f); \
    INLINE void h(const f##_par *restrict p, \
        const O *restrict x, Q *restrict y) \
    { \
        memset(y, 0, sizeof *y); \
        y->some = x->some; \
        if (x->some) \
            (void)f##_apply(p, &x->value, &y->value); \
    } \
    PARAMETRIC(h, f##_par, O, Q)

/* P = A x A, a product as in chapter 1; h = f x f : P -> Q. */
#define PAIR(P, A) \
    PRODUCT(P, A, first, A, second); \
    typedef A P##_of
#define PAIR_MAP(h, P, Q, f) \
    MAPPABLE(P, Q, f); \
    INLINE void h(const f##_par *restrict p, \
        const P *restrict x, Q *restrict y) \
    { \
        (void)f##_apply(p, &x->first, &y->first); \
        (void)f##_apply(p, &x->second, &y->second); \
    } \
    PARAMETRIC(h, f##_par, P, Q)

#endif
