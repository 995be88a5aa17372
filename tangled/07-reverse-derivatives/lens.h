/* lens.h - a map, and the pass that carries covectors back. */
#ifndef LENS_H
#define LENS_H

#include "product.h"

/* f : A -> B with parameters P; T is what it keeps for the way back, Unit if
 * nothing.  f_forward gives the bits of f.  f_reverse overwrites dp and dx
 * with the gradients of <dy, f (p, x)>; if P is Unit, p and dp may be NULL. */
#define LENS(f, P, A, B, T) \
    void f##_forward(const P *restrict p, const A *restrict x, \
        B *restrict y, T *restrict t); \
    void f##_reverse(const P *restrict p, const T *restrict t, \
        const B *restrict dy, P *restrict dp, A *restrict dx); \
    typedef T f##_tape; \
    enum { f##_tape_bytes = SAME_SPACE(T, Unit) ? 0 : (int)sizeof (T) }; \
    PARAMETRIC(f, P, A, B)

/* f forward: the value y, and vy, by which it moves if p and x move by vp
 * and vx.  A direction that is NULL is zero. */
#define DUAL(f) \
    void f##_dual(const f##_par *p, const f##_par *vp, const f##_dom *x, \
        const f##_dom *vx, f##_cod *y, f##_cod *vy)

#define POINT_COVECTOR(AB, A, B) PRODUCT(AB, A, point, B, covector)
#define POINT_TANGENT(AA, A) PRODUCT(AA, A, point, A, tangent)

/* r = R[f] : AB -> A, where POINT_COVECTOR (AB, A, B); p is held. */
#define REVERSE_OF(r, f, AB) \
    _Static_assert(SAME_SPACE(AB##_1, f##_dom) && SAME_SPACE(AB##_2, \
        f##_cod), "cannot reverse " #f " from " #AB ": it is not the " \
        "domain and the codomain of " #f); \
    INLINE void r(const f##_par *restrict p, const AB *restrict x, \
        f##_dom *restrict dx) \
    { \
        f##_cod y; f##_tape t; f##_par dp; \
        f##_forward(p, &x->point, &y, &t); \
        f##_reverse(p, &t, &x->covector, &dp, dx); \
    } \
    PARAMETRIC(r, f##_par, AB, f##_dom)

/* d = D[f] : AA -> B, where POINT_TANGENT (AA, A); p is held. */
#define FORWARD_OF(d, f, AA) \
    _Static_assert(SAME_SPACE(AA##_1, f##_dom), "cannot push through " #f \
        " from " #AA ": its points are not the domain of " #f); \
    INLINE void d(const f##_par *restrict p, const AA *restrict x, \
        f##_cod *restrict vy) \
    { \
        f##_cod y; \
        f##_dual(p, NULL, &x->point, &x->tangent, &y, vy); \
    } \
    PARAMETRIC(d, f##_par, AA, f##_cod)

#endif
