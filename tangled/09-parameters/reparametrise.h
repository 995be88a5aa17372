/* reparametrise.h - parameters that are computed from other parameters. */
#ifndef REPARAMETRISE_H
#define REPARAMETRISE_H

#include "compose_lens.h"

/* CELL (a, Q, DQ, P, DP): a lens from (Q, DQ) to (P, DP).
 *      void a (const Q *q, P *p);
 *      void a_reverse (const Q *q, const DP *dp, DQ *dq);
 * If DQ is Unit, nothing is trained.  a_reverse overwrites dq. */
#define CELL_TYPES(a, Q, DQ, P, DP) \
    typedef DQ a##_grad; \
    typedef DP a##_pulled; \
    TOTAL_CALL(a, Q, P)
#define CELL(a, Q, DQ, P, DP) \
    void a(const Q *restrict q, P *restrict p); \
    void a##_reverse(const Q *restrict q, const DP *restrict dp, \
        DQ *restrict dq); \
    INLINE void a##_trace(const Unit *p, Trace *t) \
    { (void)p; trace_note(t, #a, NULL); } \
    CELL_TYPES(a, Q, DQ, P, DP)

/* ALL_TRAINED (f): all parameters of the lens f have a gradient. */
#define ALL_TRAINED(f) typedef f##_par f##_grad

#define FITTING(f, a) \
    _Static_assert(SAME_SPACE(a##_cod, f##_par), "cannot reparametrise " \
        #f " by " #a ": the codomain of " #a " is not the parameters of " \
        #f); \
    _Static_assert(SAME_SPACE(a##_pulled, f##_grad), "cannot reparametrise " \
        #f " by " #a ": the gradients of " #f " are not those that " #a \
        " takes")
#define REPARAMETRISED_PASSES(h, a, f) \
    INLINE void h(const a##_dom *restrict q, const f##_dom *restrict x, \
        f##_cod *restrict y) { f##_par p; a(q, &p); f(&p, x, y); } \
    INLINE void h##_forward(const a##_dom *restrict q, \
        const f##_dom *restrict x, f##_cod *restrict y, h##_tape *restrict t) \
    { a(q, &t->p); f##_forward(&t->p, x, y, &t->t); } \
    INLINE void h##_reverse(const a##_dom *restrict q, \
        const h##_tape *restrict t, const f##_cod *restrict dy, \
        a##_grad *restrict dq, f##_dom *restrict dx) \
    { \
        f##_grad dp; \
        f##_reverse(&t->p, &t->t, dy, &dp, dx); a##_reverse(q, &dp, dq); \
    }

/* REPARAMETRISE (h, a, f) defines h = (a x 1) ; f. */
#define REPARAMETRISE(h, a, f) \
    FITTING(f, a); \
    typedef struct h##_tape { f##_par p; f##_tape t; } h##_tape; \
    enum { h##_tape_bytes = (int)sizeof (f##_par) + (int)f##_tape_bytes }; \
    typedef a##_grad h##_grad; \
    REPARAMETRISED_PASSES(h, a, f) \
    INLINE void h##_trace(const a##_dom *q, Trace *t) \
    { trace_note(t, #a, q); trace_note(t, #f, q); } \
    PARAMETRIC_CALL(h, a##_dom, f##_dom, f##_cod)

/* COMPOSE_PARA (h, F, G) defines h = F ; G, gradients apart. */
#define COMPOSE_PARA(h, F, G) \
    JOINT(F, G); \
    LENS_PAIRS(h, F, G) \
    typedef struct h##_grad { F##_grad f; G##_grad g; } h##_grad; \
    COMPOSE_FORWARD(h, F, G) \
    INLINE void h##_reverse(const h##_pair *restrict p, \
        const h##_tape *restrict t, const G##_cod *restrict dz, \
        h##_grad *restrict dp, F##_dom *restrict dx) \
    { \
        F##_cod dy; \
        G##_reverse(&p->g, &t->g, dz, &dp->g, &dy); \
        F##_reverse(&p->f, &t->f, &dy, &dp->f, dx); \
    } \
    PARAMETRIC_CALL(h, h##_pair, F##_dom, G##_cod)

/* VERTICAL (c, b, a) defines the 2-cell c = b ; a. */
#define VERTICAL(c, b, a) \
    JOINT(b, a); \
    _Static_assert(SAME_SPACE(b##_pulled, a##_grad), "cannot compose " #b \
        " ; " #a ": the gradients of " #a " are not those that " #b \
        " takes"); \
    INLINE void c(const b##_dom *restrict q, a##_cod *restrict p) \
    { b##_cod m; b(q, &m); a(&m, p); } \
    INLINE void c##_reverse(const b##_dom *restrict q, \
        const a##_pulled *restrict dp, b##_grad *restrict dq) \
    { \
        b##_cod m; a##_grad dm; \
        b(q, &m); a##_reverse(&m, dp, &dm); b##_reverse(q, &dm, dq); \
    } \
    INLINE void c##_trace(const Unit *p, Trace *t) \
    { b##_trace(p, t); a##_trace(p, t); } \
    CELL_TYPES(c, b##_dom, b##_grad, a##_cod, a##_pulled)

/* BESIDE (c, a, b, h) defines c = a x b, in front of a composite h. */
#define BESIDE(c, a, b, h) \
    typedef struct c##_pair { a##_dom f; b##_dom g; } c##_pair; \
    typedef struct c##_pair_grad { a##_grad f; b##_grad g; } c##_pair_grad; \
    INLINE void c(const c##_pair *restrict q, h##_par *restrict p) \
    { a(&q->f, &p->f); b(&q->g, &p->g); } \
    INLINE void c##_reverse(const c##_pair *restrict q, \
        const h##_grad *restrict dp, c##_pair_grad *restrict dq) \
    { \
        a##_reverse(&q->f, &dp->f, &dq->f); \
        b##_reverse(&q->g, &dp->g, &dq->g); \
    } \
    INLINE void c##_trace(const Unit *p, Trace *t) \
    { a##_trace(p, t); b##_trace(p, t); } \
    CELL_TYPES(c, c##_pair, c##_pair_grad, h##_par, h##_grad)

#endif
