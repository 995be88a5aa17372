/* dims.h - the shape of an array of reals. */
#ifndef DIMS_H
#define DIMS_H

#include "arrow.h"

enum { RANK = 4 };
typedef struct Dims {
    int rank;                           /* 0 .. RANK; 0: one number */
    int at[RANK];                       /* the rest 0 */
} Dims;

#define DIMS(...) dims_of((int)(sizeof (int[]){ __VA_ARGS__ } \
    / sizeof (int)), (const int[]){ __VA_ARGS__ })
Dims dims_of(int rank, const int at[]);

int dims_fit(Dims d);           /* sizes from 1, at most INT_MAX numbers */
int dims_equal(Dims a, Dims b);
int dims_count(Dims d);                 /* numbers; d fits */
int dims_rows(Dims d);                  /* the first size; rank > 0 */
int dims_columns(Dims d);               /* the product of the others */
Dims dims_tail(Dims d);                 /* without the first; rank > 0 */
Dims dims_under(int rows, Dims d);      /* with one more; rank < RANK */

/* dims_write - adds "128x32", or "number"; cut to fit into text[size] */
void dims_write(Dims d, size_t size, char text[]);

#endif
