/* cells.h - reparametrisations at a size, and small lenses to try them on. */
#ifndef CELLS_H
#define CELLS_H

#include "cell_kernels.h"
#include "reparametrise.h"
#include "shapes.h"

/* a : (a_on, D) -> (P, P), where a_on holds an H and trains a D. */
#define DEFINE_HELD(a, kind, H, D, P, ...) \
    typedef struct a##_on { H held; D trained; } a##_on; \
    INLINE void a(const a##_on *restrict q, P *restrict p) \
    { forward_##kind((Shape){ __VA_ARGS__ }, REALS(&q->held), \
        REALS(&q->trained), REALS_OUT(p), NULL); } \
    INLINE void a##_reverse(const a##_on *restrict q, \
        const P *restrict dp, D *restrict dq) \
    { reverse_##kind((Shape){ __VA_ARGS__ }, REALS(&q->held), \
        REALS(&q->trained), REALS(dp), NULL, REALS_OUT(dq)); } \
    CELL(a, a##_on, D, P, P)

/* P is [m][n]. */
#define DEFINE_LOW_RANK(c, P, m, n, r) \
    FITS(c, COUNT(P) == (m) * (n)); \
    typedef struct c##_free { real a[(r) * (n)], b[(m) * (r)]; } c##_free; \
    DEFINE_HELD(c, low_rank, P, c##_free, P, m, n, r)
#define DEFINE_PRUNED(a, P) DEFINE_HELD(a, prune, P, P, P, .n = COUNT(P))
#define DEFINE_ROUNDED(a, S, P) \
    FITS(a, COUNT(S) == 1); \
    DEFINE_HELD(a, rounded, S, P, P, .n = COUNT(P))
/* PP holds a P, which is [m][n], and a [n][m]. */
#define DEFINE_TIED(a, P, PP, m, n) \
    FITS(a, COUNT(P) == (m) * (n) && COUNT(PP) == 2 * COUNT(P)); \
    INLINE void a(const P *restrict q, PP *restrict p) \
    { forward_tie((Shape){ m, n, 0 }, NULL, REALS(q), REALS_OUT(p), NULL); } \
    INLINE void a##_reverse(const P *restrict q, const PP *restrict dp, \
        P *restrict dq) \
    { (void)q; reverse_tie((Shape){ m, n, 0 }, NULL, NULL, REALS(dp), \
        NULL, REALS_OUT(dq)); } \
    CELL(a, P, P, PP, PP)

SPACE(Five, 5);
SPACE(Four, 4);
SPACE(Three, 3);
SPACE(FourByFive, 4 * 5);
SPACE(ThreeByFour, 3 * 4);
DEFINE_LINEAR(first_layer, FourByFive, Five, Four);
DEFINE_LINEAR(second_layer, ThreeByFour, Four, Three);
COMPOSE_LENS(both_layers, first_layer, second_layer);
ALL_TRAINED(first_layer);
ALL_TRAINED(second_layer);
ALL_TRAINED(both_layers);
DEFINE_LOW_RANK(thin, FourByFive, 4, 5, 2);
DEFINE_PRUNED(sparse, ThreeByFour);

REPARAMETRISE(thin_layer, thin, first_layer);
REPARAMETRISE(sparse_layer, sparse, second_layer);
COMPOSE_PARA(each_reparametrised, thin_layer, sparse_layer);

BESIDE(thin_and_sparse, thin, sparse, both_layers);
REPARAMETRISE(all_reparametrised, thin_and_sparse, both_layers);

DEFINE_BIAS(bias_three, Three);
COMPOSE_LENS(bracketed_left, both_layers, bias_three);
COMPOSE_LENS(second_and_bias, second_layer, bias_three);
COMPOSE_LENS(bracketed_right, first_layer, second_and_bias);
ALL_TRAINED(bracketed_left);

/* P x (Q x R) -> (P x Q) x R */
INLINE void rebracket(const bracketed_right_pair *restrict q,
                      bracketed_left_pair *restrict p)
{ p->f.f = q->f; p->f.g = q->g.f; p->g = q->g.g; }
INLINE void rebracket_reverse(const bracketed_right_pair *restrict q,
    const bracketed_left_pair *restrict dp, bracketed_right_pair *restrict dq)
{ (void)q; dq->f = dp->f.f; dq->g.f = dp->f.g; dq->g.g = dp->g; }
CELL(rebracket, bracketed_right_pair, bracketed_right_pair,
     bracketed_left_pair, bracketed_left_pair);
REPARAMETRISE(rebracketed, rebracket, bracketed_left);

SPACE(FiveByFour, 5 * 4);
DEFINE_LINEAR(layer_back, FiveByFour, Four, Five);
COMPOSE_LENS(there_and_back, first_layer, layer_back);
ALL_TRAINED(there_and_back);
DEFINE_TIED(tied, FourByFive, there_and_back_pair, 4, 5);
REPARAMETRISE(tied_layers, tied, there_and_back);

_Static_assert(sizeof (thin_layer_grad) == 18 * sizeof (real)
    && sizeof (thin_layer_par) == 38 * sizeof (real),
    "what is held has no gradient");
_Static_assert(thin_layer_tape_bytes == (20 + 5) * sizeof (real),
    "the table that was made, and the argument");

#endif
