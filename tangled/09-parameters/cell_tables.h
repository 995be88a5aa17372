/* cell_tables.h - the reparametrisations over dual numbers, by name. */
#ifndef CELL_TABLES_H
#define CELL_TABLES_H

#include "operations.h"

#define CELL_KINDS(ROW) ROW(tie) ROW(prune) ROW(low_rank) ROW(rounded)
#define CELL_NUMBER(kind) kind##_cell,
enum cell_kind { CELL_KINDS(CELL_NUMBER) CELL_COUNT };
extern DualForward *const dual_cells[CELL_COUNT];

#endif
