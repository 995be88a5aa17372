/* products.h - products of matrices of floats, stored by rows. */
#ifndef PRODUCTS_H
#define PRODUCTS_H

#include <stdbool.h>
#include <stddef.h>

/* A is m x k and B is k x n.  As stored: */
enum product_form {
    PRODUCT_NN,         /* a is m x k, b is k x n */
    PRODUCT_NT,         /* a is m x k, b is n x k */
    PRODUCT_TN,         /* a is k x m, b is k x n */
    PRODUCT_FORMS
};

/* What becomes of the sum s of the entry (i, j). */
enum product_finish {
    FINISH_SET,         /* c = s */
    FINISH_ADD,         /* c = c + s, where the sum begins with c */
    FINISH_BIAS,        /* c = s + bias[i] */
    FINISH_RELU,        /* c = s + bias[i] if that is positive, else 0 */
    FINISH_MASK,        /* c = s * (1 if mask[i][j] is positive, else 0) */
    FINISH_STEP,        /* c = c - rate * s; k <= PRODUCT_DEEP */
    FINISH_TIMES,       /* c = s * mask[i][j] */
    FINISH_PLUS,        /* c = s + bias[i] + mask[i][j]; bias may be NULL */
    PRODUCT_FINISHES
};
enum {
    PRODUCT_DEEP = 1024,                /* terms in a block of a sum */
    ROWS_WORTH_A_COPY = 128             /* of a, for b to be copied */
};


typedef struct Product {
    enum product_form form;
    int m, n, k;                        /* >= 0 */
    int lda, ldb, ldc, ldmask;          /* floats from row to row */
    enum product_finish finish;
    const float *bias;                  /* [m], or NULL if not needed */
    const float *mask;                  /* [m][n], or NULL if not needed */
    float rate;
    float *totals;                      /* [n] sums of b's rows, from the */
} Product;                              /* left, in PRODUCT_NT; or NULL */

/* product_allowed - strides are as long as rows, what is needed is there,
 * and c (m x n) overlaps nothing that is read.  The ways assert it. */
bool product_allowed(const Product *p, const float *a, const float *b,
                     const float *c);

typedef void ProductWay(const Product *p, const float *a, const float *b,
                        float *c);
ProductWay product_plain;       /* the three loops: what the others must do */
ProductWay *product_same_bits(void);    /* the fastest with the same bits */
ProductWay *product_fastest(void);      /* within the bound */

/* All ways, for tests and measurements. */
typedef struct NamedWay {
    const char *name;
    ProductWay *run;                    /* NULL if this machine lacks it */
    const char *needs;                  /* what it needs */
    bool same_bits;                     /* as product_plain */
} NamedWay;
enum { PRODUCT_WAYS = 7 };
NamedWay product_way(int i);            /* 0 <= i < PRODUCT_WAYS */

/* to[n][m] = from[m][n], rows down or width apart; others use it too */
void turn_over(int m, int n, const float *from, ptrdiff_t down, float *to,
               ptrdiff_t width);

#endif
