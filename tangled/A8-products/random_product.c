/* random_product.c - a product with its matrices, and how far two may lie. */
#include "random_product.h"
#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

static float *some_reals(Source *s, int rows, int ld)
{
    const size_t n = (size_t)rows * (size_t)ld;
    float *x = malloc((n + 1) * sizeof *x);
    for (size_t i = 0; x && i < n; i++)
        x[i] = (float)draw_real(s);
    return x;
}

static void choose(Source *s, int m, int n, int k, Product *p)
{
    *p = (Product){ .form = (enum product_form)draw_below(s, PRODUCT_FORMS),
        .m = draw_below(s, m), .n = draw_below(s, n), .k = draw_below(s, k),
        .finish = (enum product_finish)draw_below(s, PRODUCT_FINISHES),
        .rate = (float)draw_real(s) };
    p->lda = (p->form == PRODUCT_TN ? p->m : p->k) + draw_below(s, 4);
    p->ldb = (p->form == PRODUCT_NT ? p->k : p->n) + draw_below(s, 4);
    p->ldc = p->n + draw_below(s, 4);
    p->ldmask = p->n + draw_below(s, 4);
    if (p->k > PRODUCT_DEEP && p->finish == FINISH_STEP)
        p->finish = FINISH_ADD;
}

void random_product(Source *s, int m, int n, int k, RandomProduct *r)
{
    Product *const p = &r->p;
    choose(s, m, n, k, p);
    r->a_rows = p->form == PRODUCT_TN ? p->k : p->m;
    r->b_rows = p->form == PRODUCT_NT ? p->n : p->k;
    r->a = some_reals(s, r->a_rows, p->lda);
    r->b = some_reals(s, r->b_rows, p->ldb);
    r->c = some_reals(s, p->m, p->ldc);
    p->bias = r->bias = some_reals(s, 1, p->m);
    p->mask = r->mask = some_reals(s, p->m, p->ldmask);
    r->totals = some_reals(s, 1, p->n);
    p->totals = p->form == PRODUCT_NT && draw_below(s, 2) ? r->totals : NULL;
}

void random_product_release(RandomProduct *r)
{
    free(r->a), free(r->b), free(r->c), free(r->bias), free(r->mask);
    free(r->totals);
}

static float *copied(const float *from, int rows, int ld)
{
    const size_t n = (size_t)rows * (size_t)ld;
    float *x = malloc((n + 1) * sizeof *x);
    if (x && from)
        memcpy(x, from, n * sizeof *x);
    return x;
}

ProductResult product_result(const RandomProduct *r, ProductWay *way)
{
    Product p = r->p;
    const ProductResult x = { copied(r->c, p.m, p.ldc),
                              copied(r->totals, 1, p.n) };
    p.totals = p.totals ? x.totals : NULL;
    if (x.c && x.totals)
        way(&p, r->a, r->b, x.c);
    return x;
}

void product_result_release(const ProductResult *x)
{
    free(x->c), free(x->totals);
}

/* The absolute values, with those of what the finish adds. */
static double finished_size(const RandomProduct *r, int i, int j, double s)
{
    const Product *p = &r->p;
    const double c = fabs((double)r->c[(ptrdiff_t)i * p->ldc + j]);
    const double mask = fabs((double)r->mask[(ptrdiff_t)i * p->ldmask + j]);
    const double bias = fabs((double)p->bias[i]);
    switch (p->finish) {
    case FINISH_STEP:  return s * fabs((double)p->rate) + c;
    case FINISH_ADD:   return s + c;
    case FINISH_BIAS: case FINISH_RELU: return s + bias;
    case FINISH_TIMES: return s * mask;
    case FINISH_PLUS:  return s + bias + mask;
    default:           return s;
    }
}

double product_bound(const RandomProduct *r, int i, int j)
{
    const Product *p = &r->p;
    const bool tn = p->form == PRODUCT_TN, nt = p->form == PRODUCT_NT;
    const double u = ldexp(1, -24), ku = (p->k + 2) * u;
    double s = 0;
    for (int q = 0; q < p->k; q++)
        s += fabs((double)r->a[tn ? (ptrdiff_t)q * p->lda + i
                                  : (ptrdiff_t)i * p->lda + q]
                  * r->b[nt ? (ptrdiff_t)j * p->ldb + q
                            : (ptrdiff_t)q * p->ldb + j]);
    return 2 * ku / (1 - ku) * finished_size(r, i, j, s);
}
