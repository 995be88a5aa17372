/* cell_duals.c - the reparametrisations over dual numbers, by name. */
#define DUALS
#include "cell_kernels.h"
#include "cell_tables.h"

#define DUAL_CELL(kind) forward_##kind,
DualForward *const dual_cells[] = { CELL_KINDS(DUAL_CELL) };
_Static_assert(sizeof dual_cells / sizeof *dual_cells == CELL_COUNT,
    "one row for each kind");
