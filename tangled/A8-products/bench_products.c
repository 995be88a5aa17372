/* bench_products.c - flops a second of each way, as shares of the peak. */
#include "products.h"
#include "timing.h"
#include <stdio.h>

enum { ROUNDS = 11, LARGEST = 1024 * 1024, LOOPS_EXCHANGED = PRODUCT_WAYS,
       COLUMNS };
static float a[LARGEST], b[LARGEST], c[LARGEST];

/* The loops over j and p exchanged; NN only. */
static void exchanged(const Product *p, const float *x, const float *y,
                      float *z)
{
    for (int i = 0; i < p->m; i++) {
        for (int j = 0; j < p->n; j++)
            z[i * p->ldc + j] = 0;
        for (int q = 0; q < p->k; q++)
            for (int j = 0; j < p->n; j++)
                z[i * p->ldc + j] += x[i * p->lda + q] * y[q * p->ldb + j];
    }
}

/* thousand million flops a second, in some ten milliseconds */
static double speed(ProductWay *way, const Product *p)
{
    const double flops = 2.0 * p->m * p->n * p->k;
    const double start = processor_seconds();
    double took = 0;
    long times = 0;
    do {
        for (double done = 0; done < 1e6; done += flops, times++)
            way(p, a, b, c);
        took = processor_seconds() - start;
    } while (took < 0.008);
    return flops * (double)times / took * 1e-9;
}

static Product shape(enum product_form form, int m, int n, int k)
{
    return (Product){ .form = form, .m = m, .n = n, .k = k,
        .lda = form == PRODUCT_TN ? m : k, .ldb = form == PRODUCT_NT ? k : n,
        .ldc = n };
}

static const struct { enum product_form form; int m, n, k; } shapes[] = {
    { PRODUCT_NN, 16, 16, 16 }, { PRODUCT_NN, 32, 32, 32 },
    { PRODUCT_NN, 64, 64, 64 }, { PRODUCT_NN, 128, 128, 128 },
    { PRODUCT_NN, 512, 512, 512 }, { PRODUCT_NN, 1024, 1024, 1024 },
    { PRODUCT_NT, 256, 256, 256 }, { PRODUCT_TN, 256, 256, 256 },
    { PRODUCT_NN, 128, 32, 784 }, { PRODUCT_NT, 128, 784, 32 },
    { PRODUCT_NN, 64, 32, 128 }, { PRODUCT_NT, 64, 128, 32 },
    { PRODUCT_TN, 128, 32, 64 }, { PRODUCT_NN, 10, 32, 64 },
    { PRODUCT_NT, 10, 64, 32 }, { PRODUCT_NN, 16, 32, 4 },
};
enum { SHAPES = sizeof shapes / sizeof shapes[0] };
static double share[SHAPES][COLUMNS][ROUNDS], peaks[ROUNDS];

static ProductWay *column(int i, const Product *p)
{
    if (i == LOOPS_EXCHANGED)
        return p->form == PRODUCT_NN ? exchanged : NULL;
    return product_way(i).run;
}

static void take_round(int round)
{
    const Product square = shape(PRODUCT_NN, 512, 512, 512);
    ProductWay *const library = product_way(PRODUCT_WAYS - 1).run;
    ProductWay *const judge = library != NULL ? library : product_fastest();
    peaks[round] = speed(judge, &square);
    for (int s = 0; s < SHAPES; s++) {
        const Product p = shape(shapes[s].form, shapes[s].m, shapes[s].n,
                                shapes[s].k);
        for (int i = 0; i < COLUMNS; i++)
            if (column(i, &p) && (i > 0 || p.m < 1024))
                share[s][i][round] = speed(column(i, &p), &p) / peaks[round];
    }
}

int main(void)
{
    static const char *const forms[] = { "NN", "NT", "TN" };
    for (int i = 0; i < LARGEST; i++)
        a[i] = b[i] = (float)(i % 17) - 8;
    for (int round = 0; round < ROUNDS; round++)
        take_round(round);
    printf("# peak: %.1f\n# judge: %s\nform,m,n,k,way,percent\n",
        median(ROUNDS, peaks), product_way(PRODUCT_WAYS - 1).run
        ? "the library" : "our own kernel");
    for (int s = 0; s < SHAPES; s++)
        for (int i = 0; i < COLUMNS; i++) {
            const double usual = median(ROUNDS, share[s][i]);
            if (usual > 0)
                printf("%s,%d,%d,%d,%s,%.1f\n", forms[shapes[s].form],
                    shapes[s].m, shapes[s].n, shapes[s].k,
                    i == LOOPS_EXCHANGED ? "exchanged" : product_way(i).name,
                    100 * usual);
        }
    return 0;
}
