/* operations.c - the primitives, over reals. */
#include "gather_kernels.h"
#include "linear_kernels.h"
#include "loss_kernels.h"
#include "pointwise_kernels.h"

#define REAL_ROW(op) { #op, forward_##op, reverse_##op },
const RealOperation operations[] = { OPERATIONS(REAL_ROW) };
_Static_assert(sizeof operations / sizeof *operations == OPERATION_COUNT,
    "one row for each operation");
