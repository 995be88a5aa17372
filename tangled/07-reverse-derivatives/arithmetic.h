/* arithmetic.h - what the primitives compute with: reals, or dual numbers. */
#ifndef ARITHMETIC_H
#define ARITHMETIC_H

#include "elementary.h"
#include "operations.h"
#include <tgmath.h>

#ifdef DUALS
#include <complex.h>
typedef Dual number;
#define VALUE(x) creal(x)
#define NUMBER_FUNCTION(f) INLINE number number_##f(number a) { return f(a); }
#else
typedef real number;
#define VALUE(x) (x)
#define NUMBER_FUNCTION(f) INLINE number number_##f(number a) \
    { return _Generic(a, float: elementary_##f, double: f, \
                      long double: f##l)(a); }
#endif
NUMBER_FUNCTION(exp)
NUMBER_FUNCTION(log)
NUMBER_FUNCTION(tanh)

#if defined __GNUC__
#define IF_USED __attribute__((unused))
#else
#define IF_USED
#endif

/* The two functions of a primitive; their bodies follow the macro. */
#define FORWARD(op) \
    INLINE void forward_##op(IF_USED Shape s, \
        IF_USED const number *restrict p, IF_USED const number *restrict x, \
        number *restrict y, IF_USED number *restrict t)
#define REVERSE(op) \
    INLINE void reverse_##op(IF_USED Shape s, \
        IF_USED const number *restrict p, IF_USED const number *restrict t, \
        IF_USED const number *restrict dy, \
        IF_USED number *restrict dp, IF_USED number *restrict dx)

#endif
