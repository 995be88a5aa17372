/* operations.h - the primitives by name, over reals and over dual numbers. */
#ifndef OPERATIONS_H
#define OPERATIONS_H

#include "lens.h"

typedef struct { int m, n, k; } Shape;
typedef struct { int p, x, y; } Counts;         /* of numbers */
typedef double _Complex Dual;                   /* value + slope * 2^-600 i */

#define OPERATIONS(ROW) \
    ROW(copy) ROW(add) ROW(broadcast) ROW(sum) ROW(reshape) ROW(permute) \
    ROW(concatenate) ROW(split) ROW(gather) ROW(scatter) ROW(bias) \
    ROW(linear) ROW(scale) ROW(multiply) ROW(relu) ROW(gelu) ROW(tanh) \
    ROW(sigmoid) ROW(exp) ROW(log) ROW(softmax) ROW(log_softmax) \
    ROW(log_sum_exp) ROW(cross_entropy) ROW(layer_norm)
#define OPERATION_NUMBER(op) op##_operation,
enum operation { OPERATIONS(OPERATION_NUMBER) OPERATION_COUNT };

#define PASSES(N, number) \
    typedef void N##Forward(Shape s, const number *restrict p, \
        const number *restrict x, number *restrict y, number *restrict t); \
    typedef void N##Reverse(Shape s, const number *restrict p, \
        const number *restrict t, const number *restrict dy, \
        number *restrict dp, number *restrict dx); \
    typedef struct { const char *name; \
        N##Forward *forward; N##Reverse *reverse; } N##Operation
PASSES(Real, real);
PASSES(Dual, Dual);
extern const RealOperation operations[OPERATION_COUNT];
extern const DualOperation dual_operations[OPERATION_COUNT];

Dual dual(double value, double slope);
double value_of(Dual a);
double slope_of(Dual a);

/* push - y and vy of an operation at x and vx, p and vp; a direction that is
 * NULL is zero.  Works on the stack: 16 bytes for each number. */
void push(enum operation op, Shape s, Counts n, const real *p, const real *vp,
    const real *x, const real *vx, real *y, real *vy);

#endif
