/* int8_rows.h - matrices in bytes, with a step for each row; chapter 6. */
#ifndef INT8_ROWS_H
#define INT8_ROWS_H

#include "operations.h"
#include <stdint.h>

/* quantise_rows - code = w / step, rounded; |code| <= 127, or -128 where
 *                 w / step is less
 *   w          [rows][columns], finite
 *   code (out) [rows][columns]
 *   step (out) [rows]: the largest |w| of the row, over 127, and from 2^-100
 *              to 2^100
 * A weight is at most half a step away from its code times the step, and 127
 * roundings of it, if its row is at most 127 * 2^100.                      */
void quantise_rows(int rows, int columns, const real w[], int8_t code[],
    real step[]);
void dequantise_rows(int rows, int columns, const int8_t code[],
    const real step[], real w[]);

#endif
