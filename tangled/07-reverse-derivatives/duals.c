/* duals.c - the primitives, over dual numbers; forward mode. */
#define DUALS
#include "gather_kernels.h"
#include "linear_kernels.h"
#include "loss_kernels.h"
#include "pointwise_kernels.h"

#define DUAL_ROW(op) { #op, forward_##op, reverse_##op },
const DualOperation dual_operations[] = { OPERATIONS(DUAL_ROW) };
_Static_assert(sizeof dual_operations / sizeof *dual_operations
    == OPERATION_COUNT, "one row for each operation");

Dual dual(double value, double slope)
{
    return value + slope * 0x1p-600 * I;
}

double value_of(Dual a) { return creal(a); }
double slope_of(Dual a) { return cimag(a) * 0x1p600; }

static void join(int n, const real *value, const real *slope, Dual *joined)
{
    for (int i = 0; i < n; i++)
        joined[i] = dual((double)value[i], slope ? (double)slope[i] : 0);
}

void push(enum operation op, Shape s, Counts n, const real *p, const real *vp,
    const real *x, const real *vx, real *y, real *vy)
{
    Dual dual_p[n.p + 1], dual_x[n.x + 1], dual_y[n.y + 1];
    join(n.p, p, vp, dual_p);
    join(n.x, x, vx, dual_x);
    dual_operations[op].forward(s, dual_p, dual_x, dual_y, NULL);
    for (int i = 0; i < n.y; i++) {
        y[i] = (real)value_of(dual_y[i]);
        vy[i] = (real)slope_of(dual_y[i]);
    }
}
