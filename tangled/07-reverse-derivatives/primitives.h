/* primitives.h - primitives at a size, as lenses between spaces. */
#ifndef PRIMITIVES_H
#define PRIMITIVES_H

#include "gather_kernels.h"
#include "linear_kernels.h"
#include "loss_kernels.h"
#include "pointwise_kernels.h"

#define REALS(x) ((const real *)(const void *)(x))
#define REALS_OUT(x) ((real *)(void *)(x))
#define COUNT(A) \
    ((int)(SAME_SPACE(A, Unit) ? 0 : sizeof (A) / sizeof (real)))

/* The dimensions of f's spaces satisfy an equation. */
#define FITS(f, equation) \
    _Static_assert(equation, "the spaces of " #f " do not fit: expected " \
        #equation)

/* f : A -> B is the operation op with the shape that follows T. */
#define PRIMITIVE(f, op, P, A, B, T, ...) \
    INLINE void f(const P *restrict p, const A *restrict x, B *restrict y) \
    { forward_##op((Shape){ __VA_ARGS__ }, \
        REALS(p), REALS(x), REALS_OUT(y), NULL); } \
    INLINE void f##_forward(const P *restrict p, const A *restrict x, \
        B *restrict y, T *restrict t) \
    { forward_##op((Shape){ __VA_ARGS__ }, \
        REALS(p), REALS(x), REALS_OUT(y), REALS_OUT(t)); } \
    INLINE void f##_reverse(const P *restrict p, const T *restrict t, \
        const B *restrict dy, P *restrict dp, A *restrict dx) \
    { reverse_##op((Shape){ __VA_ARGS__ }, \
        REALS(p), REALS(t), REALS(dy), REALS_OUT(dp), REALS_OUT(dx)); } \
    LENS(f, P, A, B, T); \
    PRIMITIVE_DUAL(f, op, __VA_ARGS__)

#define PRIMITIVE_DUAL(f, op, ...) \
    INLINE void f##_dual(const f##_par *p, const f##_par *vp, \
        const f##_dom *x, const f##_dom *vx, f##_cod *y, f##_cod *vy) \
    { push(op##_operation, (Shape){ __VA_ARGS__ }, (Counts){ \
        COUNT(f##_par), COUNT(f##_dom), COUNT(f##_cod) }, REALS(p), \
        REALS(vp), REALS(x), REALS(vx), REALS_OUT(y), REALS_OUT(vy)); } \
    DUAL(f)

#define DEFINE_LINEAR(f, P, A, B) \
    FITS(f, COUNT(P) == COUNT(B) * COUNT(A)); \
    PRIMITIVE(f, linear, P, A, B, A, COUNT(B), COUNT(A), 0)
#define DEFINE_BIAS(f, A) PRIMITIVE(f, bias, A, A, A, Unit, 0, COUNT(A), 0)
#define DEFINE_SCALE(f, P, A) \
    FITS(f, COUNT(P) == 1); \
    PRIMITIVE(f, scale, P, A, A, A, 0, COUNT(A), 0)

#define DEFINE_SAME(f, op, A) \
    PRIMITIVE(f, op, Unit, A, A, A, 0, COUNT(A), 0)
#define DEFINE_RELU(f, A) DEFINE_SAME(f, relu, A)
#define DEFINE_GELU(f, A) DEFINE_SAME(f, gelu, A)
#define DEFINE_TANH(f, A) DEFINE_SAME(f, tanh, A)
#define DEFINE_SIGMOID(f, A) DEFINE_SAME(f, sigmoid, A)
#define DEFINE_EXP(f, A) DEFINE_SAME(f, exp, A)
#define DEFINE_LOG(f, A) DEFINE_SAME(f, log, A)
#define DEFINE_SOFTMAX(f, A) DEFINE_SAME(f, softmax, A)
#define DEFINE_LOG_SOFTMAX(f, A) DEFINE_SAME(f, log_softmax, A)

#endif
