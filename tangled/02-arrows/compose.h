/* compose.h - identity and composition, which the compiler checks. */
#ifndef COMPOSE_H
#define COMPOSE_H

#include "arrow.h"

#define JOINT(f, g) \
    _Static_assert(SAME_SPACE(f##_cod, g##_dom), "cannot compose " #f " ; " \
        #g ": the codomain of " #f " is not the domain of " #g)

#define TOTAL_JOINT(f, g) \
    JOINT(f, g); \
    _Static_assert(!f##_refuses, "cannot compose " #f " ; " #g \
        " as total arrows: " #f " may refuse"); \
    _Static_assert(!g##_refuses, "cannot compose " #f " ; " #g \
        " as total arrows: " #g " may refuse")
#define NO_PARAMETERS(f) \
    _Static_assert(SAME_SPACE(f##_par, Unit), \
        "cannot COMPOSE " #f ": it has parameters, use COMPOSE_WITH")
#define PLAIN_JOINT(f, g) \
    TOTAL_JOINT(f, g); NO_PARAMETERS(f); NO_PARAMETERS(g)

/* A_identity : A -> A */
#define IDENTITY(A) \
    INLINE void A##_identity(const A *restrict x, A *restrict y) { *y = *x; } \
    INLINE void A##_identity_trace(const Unit *p, Trace *t) \
    { (void)p, (void)t; } \
    TOTAL_CALL(A##_identity, A, A)

#define GLUE(h, f, g) \
    INLINE void h(const f##_dom *restrict x, g##_cod *restrict z) \
    { f##_cod y; f(x, &y); g(&y, z); } \
    INLINE void h##_trace(const Unit *p, Trace *t) \
    { f##_trace(p, t); g##_trace(p, t); } \
    TOTAL_CALL(h, f##_dom, g##_cod)

/* COMPOSE (h, f, g, ...) defines h = f ; g ; ..., two to four total arrows
 * without parameters. */
#define COMPOSE(h, ...) \
    COMPOSE_PICK(__VA_ARGS__, COMPOSE_COUNT, COMPOSE_COUNT, COMPOSE4, \
        COMPOSE3, COMPOSE2, COMPOSE_COUNT, end)(h, __VA_ARGS__)
#define COMPOSE_PICK(a1, a2, a3, a4, a5, a6, macro, ...) macro
#define COMPOSE_COUNT(h, ...) \
    _Static_assert(0, "cannot compose " #h ": it takes two to four arrows")
#define COMPOSE2(h, f, g) \
    PLAIN_JOINT(f, g); GLUE(h, f, g)
#define COMPOSE3(h, f, g, k) \
    PLAIN_JOINT(f, g); PLAIN_JOINT(g, k); \
    GLUE(h##_2, f, g); GLUE(h, h##_2, k)
#define COMPOSE4(h, f, g, k, l) \
    PLAIN_JOINT(f, g); PLAIN_JOINT(g, k); PLAIN_JOINT(k, l); \
    GLUE(h##_2, f, g); GLUE(h##_3, h##_2, k); GLUE(h, h##_3, l)

#define GIVEN(f, pf) \
    _Static_assert(_Generic((pf), const f##_par *: 1, f##_par *: 1, \
        void *: SAME_SPACE(f##_par, Unit), default: 0), \
        "what is given to " #f " is not a pointer to its parameters")

#define GLUE_WITH(h, P, f, pf, g, pg) \
    INLINE void h(const P *restrict p, \
        const f##_dom *restrict x, g##_cod *restrict z) \
    { \
        f##_cod y; \
        GIVEN(f, pf); GIVEN(g, pg); (void)p; \
        (void)f##_apply(pf, x, &y); (void)g##_apply(pg, &y, z); \
    } \
    INLINE void h##_trace(const P *p, Trace *t) \
    { (void)p; f##_trace(pf, t); g##_trace(pg, t); } \
    PARAMETRIC_CALL(h, P, f##_dom, g##_cod)

/* COMPOSE_WITH (h, P, f, pf, g, pg[, k, pk]) defines h = f ; g [; k], total,
 * with parameters P; pf says, in terms of p, where those of f are. */
#define COMPOSE_WITH(h, P, ...) \
    COMPOSE_PICK(__VA_ARGS__, COMPOSE_WITH3, COMPOSE_WITH_COUNT, \
        COMPOSE_WITH2, COMPOSE_WITH_COUNT, COMPOSE_WITH_COUNT, \
        COMPOSE_WITH_COUNT, end)(h, P, __VA_ARGS__)
#define COMPOSE_WITH_COUNT(h, ...) \
    _Static_assert(0, "cannot compose " #h \
        ": it takes two or three arrows, each with its parameters")
#define COMPOSE_WITH2(h, P, f, pf, g, pg) \
    TOTAL_JOINT(f, g); GLUE_WITH(h, P, f, pf, g, pg)
#define COMPOSE_WITH3(h, P, f, pf, g, pg, k, pk) \
    TOTAL_JOINT(f, g); TOTAL_JOINT(g, k); \
    GLUE_WITH(h##_2, P, f, pf, g, pg); GLUE_WITH(h, P, h##_2, p, k, pk)

#define GLUE_PARTIAL(h, P, f, pf, g, pg) \
    MUST_CHECK INLINE enum status h(const P *restrict p, \
        const f##_dom *restrict x, g##_cod *restrict z) \
    { \
        f##_cod y; \
        GIVEN(f, pf); GIVEN(g, pg); (void)p; \
        enum status s = f##_apply(pf, x, &y); \
        return s != OK ? s : g##_apply(pg, &y, z); \
    } \
    INLINE void h##_trace(const P *p, Trace *t) \
    { (void)p; f##_trace(pf, t); g##_trace(pg, t); } \
    PARTIAL_CALL(h, P, f##_dom, g##_cod)

/* COMPOSE_PARTIAL (h, P, f, pf, g, pg[, k, pk]) defines h = f ; g [; k] of
 * arrows of any kind; it stops at the first refusal. */
#define COMPOSE_PARTIAL(h, P, ...) \
    COMPOSE_PICK(__VA_ARGS__, COMPOSE_PARTIAL3, COMPOSE_WITH_COUNT, \
        COMPOSE_PARTIAL2, COMPOSE_WITH_COUNT, COMPOSE_WITH_COUNT, \
        COMPOSE_WITH_COUNT, end)(h, P, __VA_ARGS__)
#define COMPOSE_PARTIAL2(h, P, f, pf, g, pg) \
    JOINT(f, g); GLUE_PARTIAL(h, P, f, pf, g, pg)
#define COMPOSE_PARTIAL3(h, P, f, pf, g, pg, k, pk) \
    JOINT(f, g); JOINT(g, k); \
    GLUE_PARTIAL(h##_2, P, f, pf, g, pg); GLUE_PARTIAL(h, P, h##_2, p, k, pk)

#endif
