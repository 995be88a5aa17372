#include "database.h"

PARTIAL(paired, Unit, Machines, Merged);

enum status paired(const Unit *restrict p,
    const Machines *restrict x, Merged *restrict y)
{
    const Instance *from = &x->tables;
    int row = 0;
    (void)p;
    y->tables = (Instance){ .rows = { 0, from->rows[2] } };
    for (int i = 0; i < from->rows[0]; i++)
        for (int j = 0; j < from->rows[1]; j++)
            if (from->at[0][i] == from->at[1][j]) {
                if (row == MOST_ROWS)
                    return TOO_LONG;
                y->tables.at[0][row++] = from->at[0][i];
            }
    y->tables.rows[0] = row;
    return OK;
}
