/* measure_error.c - columns for the plot: x / s, worst error / s, error / s. */
#include "order.h"
#include <math.h>
#include <stdio.h>

static double error_at(const GridStep *s, double ratio)
{
    Weight x = { (real)ratio * s->value }, w;
    snap(s, &x, &w);
    return ((double)w.value - (double)x.value) / (double)s->value;
}

int main(void)
{
    const GridStep s = { (real)0.015625 };
    for (int n = -140; n <= 139; n++) {         /* a cell a line */
        double worst = 0;
        for (int k = -32; k <= 32; k++)
            worst = fmax(worst, fabs(error_at(&s, n + k / 64.0)));
        printf("%d %.6f\n", n, worst);
    }
    printf("\n\n");
    for (int k = 64 * 122; k <= 64 * 130; k++)  /* the upper end */
        printf("%.6f %.6f\n", k / 64.0, error_at(&s, k / 64.0));
    return 0;
}
