/* compose.h - identity and composition, which the compiler checks. */
#ifndef COMPOSE_H
#define COMPOSE_H

#include "arrow.h"

/* A_identity : A -> A; its list of primitives is empty. */
#define IDENTITY(A) \
    static inline void A##_identity(const A *restrict x, A *restrict y) \
    { *y = *x; } \
    static inline void A##_identity_trace(const Unit *p, Trace *t) \
    { (void)p; (void)t; } \
    TOTAL_CALL(A##_identity, A, A); \
    ARROW_TYPE(A##_identity, Unit, A, A, 0)

/* The uniform call of a total arrow without parameters. */
#define TOTAL_CALL(h, A, B) \
    static inline enum status h##_apply(const Unit *restrict p, \
        const A *restrict x, B *restrict y) \
    { (void)p; h(x, y); return OK; } \
    void h(const A *restrict x, B *restrict y)

#define COMPOSABLE(f, g) \
    _Static_assert(SAME_SPACE(f##_cod, g##_dom), \
        "cannot compose " #f " ; " #g \
        ": the codomain of " #f " is not the domain of " #g)
#define TOTAL(f, g) \
    _Static_assert(!f##_refuses, \
        "cannot compose " #f " ; " #g " as total arrows: " #f " may refuse"); \
    _Static_assert(!g##_refuses, \
        "cannot compose " #f " ; " #g " as total arrows: " #g " may refuse")
#define PLAIN(f) \
    _Static_assert(SAME_SPACE(f##_par, Unit), \
        "cannot COMPOSE " #f ": it has parameters, use COMPOSE_WITH")

/* h = f ; g ; ..., two to four total arrows without parameters. */
#define COMPOSE(h, ...) \
    COMPOSE_PICK(__VA_ARGS__, COMPOSE_COUNT, COMPOSE_COUNT, COMPOSE4, \
        COMPOSE3, COMPOSE2, COMPOSE_COUNT, 0)(h, __VA_ARGS__)
#define COMPOSE_PICK(a, b, c, d, e, f, compose, ...) compose
#define COMPOSE_COUNT(h, ...) \
    _Static_assert(0, "cannot COMPOSE " #h ": it takes two to four arrows")

#define COMPOSE2(h, f, g) \
    COMPOSABLE(f, g); TOTAL(f, g); PLAIN(f); PLAIN(g); \
    static inline void h(const f##_dom *restrict x, g##_cod *restrict y) \
    { \
        f##_cod a; \
        f(x, &a); g(&a, y); \
    } \
    static inline void h##_trace(const Unit *p, Trace *t) \
    { f##_trace(p, t); g##_trace(p, t); } \
    TOTAL_CALL(h, f##_dom, g##_cod); \
    ARROW_TYPE(h, Unit, f##_dom, g##_cod, 0)

#define COMPOSE3(h, f, g, k) \
    COMPOSABLE(f, g); COMPOSABLE(g, k); TOTAL(f, g); TOTAL(g, k); \
    PLAIN(f); PLAIN(g); PLAIN(k); \
    static inline void h(const f##_dom *restrict x, k##_cod *restrict y) \
    { \
        f##_cod a; g##_cod b; \
        f(x, &a); g(&a, &b); k(&b, y); \
    } \
    static inline void h##_trace(const Unit *p, Trace *t) \
    { f##_trace(p, t); g##_trace(p, t); k##_trace(p, t); } \
    TOTAL_CALL(h, f##_dom, k##_cod); \
    ARROW_TYPE(h, Unit, f##_dom, k##_cod, 0)

#define COMPOSE4(h, f, g, k, l) \
    COMPOSABLE(f, g); COMPOSABLE(g, k); COMPOSABLE(k, l); \
    TOTAL(f, g); TOTAL(k, l); PLAIN(f); PLAIN(g); PLAIN(k); PLAIN(l); \
    static inline void h(const f##_dom *restrict x, l##_cod *restrict y) \
    { \
        f##_cod a; g##_cod b; k##_cod c; \
        f(x, &a); g(&a, &b); k(&b, &c); l(&c, y); \
    } \
    static inline void h##_trace(const Unit *p, Trace *t) \
    { f##_trace(p, t); g##_trace(p, t); k##_trace(p, t); l##_trace(p, t); } \
    TOTAL_CALL(h, f##_dom, l##_cod); \
    ARROW_TYPE(h, Unit, f##_dom, l##_cod, 0)

#define GIVEN(h, f, pf) \
    _Static_assert(_Generic((pf), const f##_par *: 1, f##_par *: 1, \
        void *: 1, default: 0), "cannot compose " #h \
        ": what is given to " #f " is not a pointer to its parameters")

/* h = f ; g ; ... with parameters P; pf, pg, pk say in terms of p where the
 * parameters of f, g, k are found (NULL where there are none).  All total. */
#define COMPOSE_WITH(h, P, ...) \
    COMPOSE_WITH_PICK(__VA_ARGS__, COMPOSE_WITH3, COMPOSE_WITH_COUNT, \
        COMPOSE_WITH2, COMPOSE_WITH_COUNT, COMPOSE_WITH_COUNT, \
        COMPOSE_WITH_COUNT, 0)(h, P, __VA_ARGS__)
#define COMPOSE_WITH_PICK(a, b, c, d, e, f, compose, ...) compose
#define COMPOSE_WITH_COUNT(h, ...) \
    _Static_assert(0, "cannot compose " #h \
        ": give two or three arrows, each with its parameters")

#define COMPOSE_WITH2(h, P, f, pf, g, pg) \
    COMPOSABLE(f, g); TOTAL(f, g); \
    static inline void h(const P *restrict p, \
        const f##_dom *restrict x, g##_cod *restrict y) \
    { \
        f##_cod a; \
        GIVEN(h, f, pf); GIVEN(h, g, pg); (void)p; \
        (void)f##_apply(pf, x, &a); (void)g##_apply(pg, &a, y); \
    } \
    static inline void h##_trace(const P *p, Trace *t) \
    { (void)p; f##_trace(pf, t); g##_trace(pg, t); } \
    PARAMETRIC_CALL(h, P, f##_dom, g##_cod); \
    ARROW_TYPE(h, P, f##_dom, g##_cod, 0)

#define COMPOSE_WITH3(h, P, f, pf, g, pg, k, pk) \
    COMPOSABLE(f, g); COMPOSABLE(g, k); TOTAL(f, g); TOTAL(g, k); \
    static inline void h(const P *restrict p, \
        const f##_dom *restrict x, k##_cod *restrict y) \
    { \
        f##_cod a; g##_cod b; \
        GIVEN(h, f, pf); GIVEN(h, g, pg); GIVEN(h, k, pk); (void)p; \
        (void)f##_apply(pf, x, &a); (void)g##_apply(pg, &a, &b); \
        (void)k##_apply(pk, &b, y); \
    } \
    static inline void h##_trace(const P *p, Trace *t) \
    { (void)p; f##_trace(pf, t); g##_trace(pg, t); k##_trace(pk, t); } \
    PARAMETRIC_CALL(h, P, f##_dom, k##_cod); \
    ARROW_TYPE(h, P, f##_dom, k##_cod, 0)

#define PARAMETRIC_CALL(h, P, A, B) \
    static inline enum status h##_apply(const P *restrict p, \
        const A *restrict x, B *restrict y) \
    { h(p, x, y); return OK; } \
    void h(const P *restrict p, const A *restrict x, B *restrict y)

/* h = f ; g ; ... in the Kleisli category: stops at the first refusal. */
#define COMPOSE_PARTIAL(h, P, ...) \
    COMPOSE_WITH_PICK(__VA_ARGS__, COMPOSE_PARTIAL3, COMPOSE_WITH_COUNT, \
        COMPOSE_PARTIAL2, COMPOSE_WITH_COUNT, COMPOSE_WITH_COUNT, \
        COMPOSE_WITH_COUNT, 0)(h, P, __VA_ARGS__)

#define COMPOSE_PARTIAL2(h, P, f, pf, g, pg) \
    COMPOSABLE(f, g); \
    MUST_CHECK static inline enum status h(const P *restrict p, \
        const f##_dom *restrict x, g##_cod *restrict y) \
    { \
        f##_cod a; \
        GIVEN(h, f, pf); GIVEN(h, g, pg); (void)p; \
        enum status s = f##_apply(pf, x, &a); \
        return s != OK ? s : g##_apply(pg, &a, y); \
    } \
    static inline void h##_trace(const P *p, Trace *t) \
    { (void)p; f##_trace(pf, t); g##_trace(pg, t); } \
    PARTIAL_CALL(h, P, f##_dom, g##_cod); \
    ARROW_TYPE(h, P, f##_dom, g##_cod, 1)

#define COMPOSE_PARTIAL3(h, P, f, pf, g, pg, k, pk) \
    COMPOSABLE(f, g); COMPOSABLE(g, k); \
    MUST_CHECK static inline enum status h(const P *restrict p, \
        const f##_dom *restrict x, k##_cod *restrict y) \
    { \
        f##_cod a; g##_cod b; \
        GIVEN(h, f, pf); GIVEN(h, g, pg); GIVEN(h, k, pk); (void)p; \
        enum status s = f##_apply(pf, x, &a); \
        if (s == OK) s = g##_apply(pg, &a, &b); \
        return s != OK ? s : k##_apply(pk, &b, y); \
    } \
    static inline void h##_trace(const P *p, Trace *t) \
    { (void)p; f##_trace(pf, t); g##_trace(pg, t); k##_trace(pk, t); } \
    PARTIAL_CALL(h, P, f##_dom, k##_cod); \
    ARROW_TYPE(h, P, f##_dom, k##_cod, 1)

#define PARTIAL_CALL(h, P, A, B) \
    static inline enum status h##_apply(const P *restrict p, \
        const A *restrict x, B *restrict y) \
    { return h(p, x, y); } \
    MUST_CHECK enum status h(const P *restrict p, \
        const A *restrict x, B *restrict y)

#endif
