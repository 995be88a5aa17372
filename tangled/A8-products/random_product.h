/* random_product.h - a product with its matrices, and how far two may lie. */
#ifndef RANDOM_PRODUCT_H
#define RANDOM_PRODUCT_H

#include "products.h"
#include "source.h"

typedef struct RandomProduct {
    Product p;
    float *a, *b, *c;                   /* as stored; NULL: no memory */
    int a_rows, b_rows;
    float *bias, *mask, *totals;
} RandomProduct;
typedef struct ProductResult { float *c, *totals; } ProductResult;

/* random_product - m, n, k drawn below the given bounds; release after */
void random_product(Source *s, int m, int n, int k, RandomProduct *r);
void random_product_release(RandomProduct *r);
/* what a way makes of it, in copies; release after */
ProductResult product_result(const RandomProduct *r, ProductWay *way);
void product_result_release(const ProductResult *x);

/* product_bound - 2 gamma (k + 2) times the sum of absolute values, for the
 * entry (i, j) of C as it was */
double product_bound(const RandomProduct *r, int i, int j);

#endif
