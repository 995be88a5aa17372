/* planted.c - the passes with a bug, over reals. */
#include "planted.h"
#include "planted_kernels.h"
#include "planted_normal.h"

#define PLANTED_ROW(name, op, what) { what, op##_operation },
const Planted planted[] = {
    PLANTED(PLANTED_ROW) PLANTED_NORMAL(PLANTED_ROW)
};
_Static_assert(sizeof planted / sizeof *planted == PLANTED_COUNT,
    "one row for each bug");

#define PLANTED_REVERSE(name, op, what) reverse_##name,
RealReverse *const planted_reals[] = {
    PLANTED(PLANTED_REVERSE) PLANTED_NORMAL(PLANTED_REVERSE)
};
