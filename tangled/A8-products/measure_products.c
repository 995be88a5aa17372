/* measure_products.c - the same bits, and the largest share of the bound. */
#include "random_product.h"
#include <math.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static Source source;

static int same_bits(const RandomProduct *r)
{
    const ProductResult x = product_result(r, product_plain);
    const ProductResult y = product_result(r, product_same_bits());
    if (x.c == NULL || y.c == NULL)
        exit(1);
    const size_t n = (size_t)r->p.m * (size_t)r->p.ldc;
    const int same = memcmp(x.c, y.c, n * sizeof *x.c) == 0;
    product_result_release(&x), product_result_release(&y);
    return same;
}

/* Of a product in the form NN: how far is a fused sum from the loops, as a
 * share of the bound? */
static double fused_share(RandomProduct *r)
{
    double most = 0;
    r->p.finish = FINISH_SET;
    const Product p = r->p;
    product_plain(&p, r->a, r->b, r->c);
    for (int i = 0; i < p.m; i++)
        for (int j = 0; j < p.n; j++) {
            float s = 0;
            for (int q = 0; q < p.k; q++)
                s = fmaf(r->a[(ptrdiff_t)i * p.lda + q],
                         r->b[(ptrdiff_t)q * p.ldb + j], s);
            const double gap = fabs((double)s
                                    - r->c[(ptrdiff_t)i * p.ldc + j]);
            const double bound = product_bound(r, i, j);
            if (bound > 0 && gap / bound > most)
                most = gap / bound;
        }
    return most;
}

int main(void)
{
    enum { PRODUCTS = 1000 };
    double most = 0;
    int same = 0;
    for (int i = 0; i < PRODUCTS; i++) {
        RandomProduct r;
        source_seed(&source, (uint64_t)i);
        random_product(&source, 71, 71, 71, &r);
        if (!r.a || !r.b || !r.c || !r.bias || !r.mask)
            return 1;
        same += same_bits(&r);
        const double share = r.p.form == PRODUCT_NN ? fused_share(&r) : 0;
        most = share > most ? share : most;
        random_product_release(&r);
    }
    printf("products = %d\nsame = %d\nshare = %.0f\n", PRODUCTS, same,
           100 * most);
    return same != PRODUCTS;
}
