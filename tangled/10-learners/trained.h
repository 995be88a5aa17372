/* trained.h - layers whose put moves their own weights. */
#ifndef TRAINED_H
#define TRAINED_H

#include "losses.h"
#include "optimisers.h"

/* TRAINED (h, U, f) defines h = (U x 1) ; f.  The state holds the weights
 * and the moments; the gradient is wanted at a point that U chooses. */
#define TRAINED(h, U, f) \
    enum { h##_reals = COUNT(f##_par), \
        h##_gradient_bytes = h##_reals * (int)sizeof (real), \
        h##_buffer_bytes = h##_gradient_bytes }; \
    typedef struct h##_state { f##_par at[1 + U##_moments]; } h##_state; \
    typedef f##_par h##_weights; \
    typedef union h##_buffer { f##_par f; } h##_buffer; \
    typedef f##_tape h##_tape; \
    TRAINED_STATE(h, U, f) \
    TRAINED_PASSES(h, U, f) \
    typedef f##_dom h##_dom; \
    typedef f##_cod h##_cod
#define TRAINED_POINT(h, U, f) \
    const f##_par *const point = (const void *) \
        U##_point(r, h##_reals, REALS(s), REALS_OUT(&space))

#define TRAINED_STATE(h, U, f) \
    INLINE void h##_start(Source *source, f##_par *p) \
    { f##_start(source, p); } \
    INLINE void h##_begin(const f##_par *p, h##_state *s) \
    { *s = (h##_state){ { *p } }; } \
    INLINE void h##_end(const h##_state *s, f##_par *p) { *p = s->at[0]; } \
    INLINE void h##_move(const Rates *r, const Clock *c, \
        const f##_par *restrict dp, h##_state *restrict s) \
    { U##_move(r, c, h##_reals, REALS(dp), REALS_OUT(s)); }

#define TRAINED_PASSES(h, U, f) \
    INLINE void h##_forward(const Rates *r, const h##_state *restrict s, \
        const f##_dom *restrict x, f##_cod *restrict y, \
        h##_tape *restrict t) \
    { \
        f##_par space; TRAINED_POINT(h, U, f); \
        f##_forward(point, x, y, t); \
    } \
    INLINE void h##_gradients(const Rates *r, const h##_state *restrict s, \
        const h##_tape *restrict t, const f##_cod *restrict dy, \
        f##_par *restrict dp, f##_dom *restrict dx) \
    { \
        f##_par space; TRAINED_POINT(h, U, f); \
        f##_reverse(point, t, dy, dp, dx); \
    } \
    INLINE void h##_reverse(const Rates *r, const Clock *c, \
        h##_state *restrict s, const h##_tape *restrict t, \
        const f##_cod *restrict dy, h##_buffer *restrict b, \
        f##_dom *restrict dx) \
    { \
        h##_gradients(r, s, t, dy, &b->f, dx); \
        h##_move(r, c, &b->f, s); \
    }

/* COMPOSE_TRAINED (h, F, G) defines h = F ; G. */
#define COMPOSE_TRAINED(h, F, G) \
    JOINT(F, G); \
    enum { h##_gradient_bytes = F##_gradient_bytes + G##_gradient_bytes, \
        h##_buffer_bytes = (int)F##_buffer_bytes > (int)G##_buffer_bytes \
            ? (int)F##_buffer_bytes : (int)G##_buffer_bytes }; \
    typedef struct h##_state { F##_state f; G##_state g; } h##_state; \
    typedef struct h##_weights { F##_weights f; G##_weights g; } h##_weights; \
    typedef union h##_buffer { F##_buffer f; G##_buffer g; } h##_buffer; \
    typedef struct h##_tape { F##_tape f; G##_tape g; } h##_tape; \
    COMPOSED_STATE(h, F, G) \
    COMPOSED_GRADIENTS(h, F, G) \
    COMPOSED_PUT(h, F, G) \
    typedef F##_dom h##_dom; \
    typedef G##_cod h##_cod

#define COMPOSED_STATE(h, F, G) \
    INLINE void h##_start(Source *source, h##_weights *p) \
    { F##_start(source, &p->f); G##_start(source, &p->g); } \
    INLINE void h##_begin(const h##_weights *p, h##_state *s) \
    { F##_begin(&p->f, &s->f); G##_begin(&p->g, &s->g); } \
    INLINE void h##_end(const h##_state *s, h##_weights *p) \
    { F##_end(&s->f, &p->f); G##_end(&s->g, &p->g); } \
    INLINE void h##_move(const Rates *r, const Clock *c, \
        const h##_weights *restrict dp, h##_state *restrict s) \
    { F##_move(r, c, &dp->f, &s->f); G##_move(r, c, &dp->g, &s->g); } \
    INLINE void h##_forward(const Rates *r, const h##_state *restrict s, \
        const F##_dom *restrict x, G##_cod *restrict z, \
        h##_tape *restrict t) \
    { \
        F##_cod y; \
        F##_forward(r, &s->f, x, &y, &t->f); \
        G##_forward(r, &s->g, &y, z, &t->g); \
    }

/* All gradients first; nothing moves. */
#define COMPOSED_GRADIENTS(h, F, G) \
    INLINE void h##_gradients(const Rates *r, const h##_state *restrict s, \
        const h##_tape *restrict t, const G##_cod *restrict dz, \
        h##_weights *restrict dp, F##_dom *restrict dx) \
    { \
        F##_cod dy; \
        G##_gradients(r, &s->g, &t->g, dz, &dp->g, &dy); \
        F##_gradients(r, &s->f, &t->f, &dy, &dp->f, dx); \
    }

/* G moves before the gradient of F is there, in the same buffer. */
#define COMPOSED_PUT(h, F, G) \
    INLINE void h##_reverse(const Rates *r, const Clock *c, \
        h##_state *restrict s, const h##_tape *restrict t, \
        const G##_cod *restrict dz, h##_buffer *restrict b, \
        F##_dom *restrict dx) \
    { \
        F##_cod dy; \
        G##_reverse(r, c, &s->g, &t->g, dz, &b->g, &dy); \
        F##_reverse(r, c, &s->f, &t->f, &dy, &b->f, dx); \
    }

#endif
