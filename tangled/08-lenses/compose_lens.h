/* compose_lens.h - lenses one after the other, and side by side. */
#ifndef COMPOSE_LENS_H
#define COMPOSE_LENS_H

#include "compose.h"
#include "lens.h"
#include "product.h"

/* The parameters and the tapes of a lens h that is made of F and G. */
#define LENS_PAIRS(h, F, G) \
    typedef struct h##_pair { F##_par f; G##_par g; } h##_pair; \
    typedef struct h##_tape { F##_tape f; G##_tape g; } h##_tape; \
    enum { h##_tape_bytes = (int)F##_tape_bytes + (int)G##_tape_bytes }; \
    INLINE void h##_trace(const h##_pair *p, Trace *t) \
    { F##_trace(&p->f, t); G##_trace(&p->g, t); }

#define COMPOSE_FORWARD(h, F, G) \
    INLINE void h(const h##_pair *restrict p, \
        const F##_dom *restrict x, G##_cod *restrict z) \
    { F##_cod y; F(&p->f, x, &y); G(&p->g, &y, z); } \
    INLINE void h##_forward(const h##_pair *restrict p, \
        const F##_dom *restrict x, G##_cod *restrict z, \
        h##_tape *restrict t) \
    { \
        F##_cod y; \
        F##_forward(&p->f, x, &y, &t->f); G##_forward(&p->g, &y, z, &t->g); \
    }
#define COMPOSE_REVERSE(h, F, G) \
    INLINE void h##_reverse(const h##_pair *restrict p, \
        const h##_tape *restrict t, const G##_cod *restrict dz, \
        h##_pair *restrict dp, F##_dom *restrict dx) \
    { \
        F##_cod dy; \
        G##_reverse(&p->g, &t->g, dz, &dp->g, &dy); \
        F##_reverse(&p->f, &t->f, &dy, &dp->f, dx); \
    }

/* COMPOSE_LENS (h, F, G) defines the lens h = F ; G. */
#define COMPOSE_LENS(h, F, G) \
    JOINT(F, G); \
    LENS_PAIRS(h, F, G) \
    COMPOSE_FORWARD(h, F, G) \
    COMPOSE_REVERSE(h, F, G) \
    PARAMETRIC_CALL(h, h##_pair, F##_dom, G##_cod)

/* IDENTITY_LENS (A) defines the lens A_same : A -> A. */
#define IDENTITY_LENS(A) \
    INLINE void A##_same(const Unit *restrict p, \
        const A *restrict x, A *restrict y) { (void)p, *y = *x; } \
    INLINE void A##_same_forward(const Unit *restrict p, \
        const A *restrict x, A *restrict y, Unit *restrict t) \
    { (void)p, (void)t, *y = *x; } \
    INLINE void A##_same_reverse(const Unit *restrict p, \
        const Unit *restrict t, const A *restrict dy, \
        Unit *restrict dp, A *restrict dx) \
    { (void)p, (void)t, (void)dp, *dx = *dy; } \
    typedef Unit A##_same_tape; enum { A##_same_tape_bytes = 0 }; \
    INLINE void A##_same_trace(const Unit *p, Trace *t) \
    { (void)p, (void)t; } \
    PARAMETRIC_CALL(A##_same, Unit, A, A)

#define PARALLEL_FORWARD(h, P, Q, F, G) \
    INLINE void h(const h##_pair *restrict p, \
        const P *restrict x, Q *restrict y) \
    { \
        F(&p->f, &x->first, &y->first); \
        G(&p->g, &x->second, &y->second); \
    } \
    INLINE void h##_forward(const h##_pair *restrict p, \
        const P *restrict x, Q *restrict y, h##_tape *restrict t) \
    { \
        F##_forward(&p->f, &x->first, &y->first, &t->f); \
        G##_forward(&p->g, &x->second, &y->second, &t->g); \
    }
#define PARALLEL_REVERSE(h, P, Q, F, G) \
    INLINE void h##_reverse(const h##_pair *restrict p, \
        const h##_tape *restrict t, const Q *restrict dy, \
        h##_pair *restrict dp, P *restrict dx) \
    { \
        F##_reverse(&p->f, &t->f, &dy->first, &dp->f, &dx->first); \
        G##_reverse(&p->g, &t->g, &dy->second, &dp->g, &dx->second); \
    }

/* PARALLEL_LENS (h, P, Q, F, G) defines h = F x G : P -> Q. */
#define PARALLEL_LENS(h, P, Q, F, G) \
    FACTORS(P, F##_dom, G##_dom, \
        #P " is not the domain of " #F " x " #G); \
    FACTORS(Q, F##_cod, G##_cod, \
        #Q " is not the codomain of " #F " x " #G); \
    LENS_PAIRS(h, F, G) \
    PARALLEL_FORWARD(h, P, Q, F, G) \
    PARALLEL_REVERSE(h, P, Q, F, G) \
    PARAMETRIC_CALL(h, h##_pair, P, Q)
#define FACTORS(P, A, B, sentence) \
    _Static_assert(SAME_SPACE(P##_1, A) && SAME_SPACE(P##_2, B), sentence)

#endif
