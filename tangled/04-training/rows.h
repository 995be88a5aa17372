/* rows.h - the gradient of many examples at once: three matrix products. */
#ifndef ROWS_H
#define ROWS_H

#include "gradient.h"

enum { LANES = 16, TILE = 8, BLOCK = 32 };      /* TILE divides BLOCK */
#define ROUNDED(n, k) (((n) + (k) - 1) / (k) * (k))
enum {
    WIDE_WIDTH = ROUNDED(WIDTH, LANES),
    WIDE_VOCABULARY = ROUNDED(VOCABULARY, LANES),
    TILED_WIDTH = ROUNDED(WIDTH, TILE)
};

typedef struct {
    real weight[TILED_WIDTH][WIDE_VOCABULARY], bias[WIDE_VOCABULARY];
    real transposed[WIDE_VOCABULARY][WIDE_WIDTH];
    real dweight[TILED_WIDTH][WIDE_VOCABULARY], dbias[WIDE_VOCABULARY];
    int count;                          /* rows in use, at most BLOCK */
    TokenId input[BLOCK];
    real share[BLOCK];                  /* of each row in the mean */
    real x[BLOCK][WIDE_WIDTH], y[BLOCK][WIDE_VOCABULARY];
} Rows;

/* Begin; for each block set count, input and share, go forward, subtract
 * from y what came, go backward; end. */
void rows_begin(const Parameters *p, Rows *r, Gradient *g);
/* y becomes share * softmax */
void rows_forward(const Embedding *restrict e, Rows *restrict r);
/* from y, which is now the loss's gradient in the logits */
void rows_backward(Rows *restrict r, Embedding *restrict g);
void rows_end(const Rows *r, Head *g);

PARAMETRIC(gradient_in_rows, Parameters, TrainingSet, Gradient);

/* multiply_add - c += a b, where a[i][l] is a[i * row + l * column]
 *
 *   m, n      the size of c; multiples of TILE and of LANES
 *   k         rows of b
 */
void multiply_add(int m, int n, int k, const real *a, int row, int column,
                  const real b[restrict][n], real c[restrict][n]);

/* softmax_rows - y[i] becomes share[i] times its softmax. */
void softmax_rows(int count, const real share[restrict],
                  real y[restrict][WIDE_VOCABULARY]);

#endif
