/* moves.h - numbers that change places, and sums along rows. */
#ifndef MOVES_H
#define MOVES_H

#include <stddef.h>

/* y[d][n]: column j is row id[j] of table[v][d].  Ids are whole numbers in
 * 0 .. v - 1. */
void gather_columns(int d, int n, const float *id, const float *table,
                    float *y);
/* table[v][d] = at each row the sum of the columns of x[d][n] with its id,
 * from the left; room: 16 d numbers */
void scatter_columns(int v, int d, int n, const float *id, const float *x,
                     float *table, float *room);

/* y[i] = the sum of row i of x[m][n], or of x times z, from the left */
void total_rows(int m, int n, const float *x, const float *z, float *y);

#endif
