/* measure_formulas.c - two rules as printed and as they should be. */
#include <math.h>
#include <stdio.h>

/* Momentum on p^2 / 2 from p = 1, rate 0.5: s' = sign * 0.9 s + step. */
static double momentum(double sign, int steps)
{
    double p = 1, s = 0;
    for (int t = 0; t < steps; t++) {
        s = sign * 0.9 * s - 0.5 * p;
        p += s;
    }
    return p;
}

/* Adam on p^2 / 2 from p = 1, rate 0.1; the second moment is left in *v. */
static double adam_run(int stored, int steps, double *v)
{
    double p = 1, m = 0;
    *v = 0;
    for (int t = 1; t <= steps; t++) {
        const double g = p;
        m = 0.9 * m + 0.1 * g, *v = 0.999 * *v + 0.001 * g * g;
        const double mean = m / (1 - pow(0.9, t));
        const double square = *v / (1 - pow(0.999, t));
        p -= 0.1 * mean / (sqrt(square) + 1e-8);
        if (stored)
            m = mean, *v = square;
    }
    return p;
}

int main(void)
{
    double v;
    printf("momentum-right = %.1e\n", fabs(momentum(1, 200)));
    printf("momentum-printed = %.1e\n", fabs(momentum(-1, 200)));
    printf("adam-right = %.1e\n", fabs(adam_run(0, 400, &v)));
    printf("adam-printed = %.3f\n", fabs(adam_run(1, 400, &v)));
    (void)adam_run(1, 10, &v);
    printf("adam-moment = %.1e\n", v);
    (void)adam_run(0, 10, &v);
    printf("adam-moment-right = %.1e\n", v);
    return 0;
}
