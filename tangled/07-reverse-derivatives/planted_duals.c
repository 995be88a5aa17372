/* planted_duals.c - the passes with a bug, over dual numbers. */
#define DUALS
#include "planted.h"
#include "planted_kernels.h"
#include "planted_normal.h"

#define PLANTED_REVERSE(name, op, what) reverse_##name,
DualReverse *const planted_duals[] = {
    PLANTED(PLANTED_REVERSE) PLANTED_NORMAL(PLANTED_REVERSE)
};
_Static_assert(sizeof planted_duals / sizeof *planted_duals
    == PLANTED_COUNT, "one row for each bug");
