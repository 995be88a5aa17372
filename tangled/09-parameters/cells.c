/* cells.c - the reparametrisations, over reals. */
#include "cell_kernels.h"
#include "cell_tables.h"

#define REAL_CELL(kind) { #kind, forward_##kind, reverse_##kind },
const RealOperation cells[] = { CELL_KINDS(REAL_CELL) };
_Static_assert(sizeof cells / sizeof *cells == CELL_COUNT,
    "one row for each kind");
