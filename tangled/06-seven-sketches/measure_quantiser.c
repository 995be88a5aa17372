/* measure_quantiser.c - worst errors against the proved bound. */
#include "order.h"
#include <math.h>
#include <stdio.h>

static double error_at(const GridStep *s, real at)
{
    Weight x = { at }, w;
    snap(s, &x, &w);
    return fabs((double)w.value - (double)at);
}

static double worst_in_cell(const GridStep *s, int n)
{
    double worst = 0;
    for (int k = -512; k <= 512; k++)
        worst = fmax(worst, error_at(s, ((real)n + (real)k / 1024) * s->value));
    return worst;
}

/* codes that one saving and loading by the formula for rounding up moves */
static int moved(const GridStep *s)
{
    int count = 0;
    for (int n = LEAST_CODE; n <= MOST_CODE; n++) {
        Weight w;
        Code up;
        dequantise(s, &(Code){ n }, &w);
        ceiling(s, &w, &up);
        count += up.at != n;
    }
    return count;
}

static void measure(const char *name, real step)
{
    const GridStep s = { step };
    double at_codes = 0, between = 0;
    for (int n = LEAST_CODE; n <= MOST_CODE; n++) {
        at_codes = fmax(at_codes, error_at(&s, (real)n * step));
        between = fmax(between, worst_in_cell(&s, n));
    }
    printf("step-%s = %.9g\n", name, (double)step);
    printf("half-%s = %.9g\n", name, (double)step / 2);
    printf("at-codes-%s = %.9g\n", name, at_codes);
    printf("between-%s = %.9g\n", name, between);
    printf("ratio-%s = %.8f\n", name, between / ((double)step / 2));
    printf("moved-%s = %d\n", name, moved(&s));
}

int main(void)
{
    Parameters p;
    const real *weight_of = &p.embedding.at[0][0];
    const int count = VOCABULARY * WIDTH;
    real largest = 0;
    double worst = 0;
    parameters_by_rule(&p);
    for (int i = 0; i < count; i++)
        largest = fabs((double)weight_of[i]) > (double)largest
                  ? (real)fabs((double)weight_of[i]) : largest;
    const GridStep s = { largest / MOST_CODE };
    for (int i = 0; i < count; i++)
        worst = fmax(worst, error_at(&s, weight_of[i]));
    measure("power", (real)0.015625);
    measure("odd", (real)0.361);
    measure("model", s.value);
    printf("weights = %d\n", count);
    printf("worst-weight = %.4f\n", worst / (double)s.value);
    printf("bound = %.8f\n", 1 + 513 * REAL_EPSILON / 2);
    return 0;
}
