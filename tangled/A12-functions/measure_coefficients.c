/* measure_coefficients.c - the polynomials, against their series. */
#include "coefficients.h"
#include "elementary_constants.h"
#include <math.h>
#include <stdio.h>

static const double of_exp[] = { (double)EXP_0, (double)EXP_1, (double)EXP_2,
    (double)EXP_3, (double)EXP_4, (double)EXP_5 };
static const double of_log[] = { (double)LOG_0, (double)LOG_1, (double)LOG_2,
    (double)LOG_3, (double)LOG_4, (double)LOG_5, (double)LOG_6, (double)LOG_7,
    (double)LOG_8 };
static const double of_tanh[] = { (double)TANH_0, (double)TANH_1,
    (double)TANH_2, (double)TANH_3, (double)TANH_4, (double)TANH_5 };

/* what an error in p is multiplied by, on its way into the relative error */
static double weight_exp(double r) { return r * r / exp(r); }
static double weight_log(double f) { return f * f * f / log1p(f); }
static double weight_tanh(double u) { return u * sqrt(u) / tanh(sqrt(u)); }

static void show(const char *name, int degree, const double c[],
    void (*make)(double c[]), double weight(double), double from, double to)
{
    enum { STEPS = 10001 };
    double series[SERIES_TERMS], most = 0;
    make(series);
    for (int i = 0; i < STEPS; i++) {
        const double x = from + (to - from) * (i + 0.5) / STEPS;
        const double off = weight(x) * (polynomial_at(degree, c, x)
            - polynomial_at(SERIES_TERMS - 1, series, x));
        most = fmax(most, fabs(off));
    }
    printf("%-5s  %6.3f to %5.3f  %6d  %7.3f\n", name, from, to, degree,
           ldexp(most, 24));
}

int main(void)
{
    puts("p of    in the interval  degree    share");
    show("exp", 5, of_exp, exp_series, weight_exp, -0.3466, 0.3466);
    show("log", 8, of_log, log_series, weight_log, sqrt(0.5) - 1,
         sqrt(2) - 1);
    show("tanh", 5, of_tanh, tanh_series, weight_tanh, 0, 0.625 * 0.625);
    puts("== share");
    return 0;
}
