/* coefficients.c - power series, and polynomials that agree with them. */
#include "coefficients.h"
#include <math.h>

void exp_series(double c[SERIES_TERMS])
{
    double factorial = 2;
    for (int k = 0; k < SERIES_TERMS; k++) {
        c[k] = 1 / factorial;
        factorial *= k + 3;
    }
}

void log_series(double c[SERIES_TERMS])
{
    for (int k = 0; k < SERIES_TERMS; k++)
        c[k] = (k % 2 == 0 ? 1.0 : -1.0) / (k + 3);
}

void tanh_series(double c[SERIES_TERMS])
{
    double a[SERIES_TERMS + 1] = { 1 };
    for (int k = 1; k <= SERIES_TERMS; k++) {
        for (int i = 0; i < k; i++)
            a[k] -= a[i] * a[k - 1 - i] / (2 * k + 1);
        c[k - 1] = a[k];
    }
}

double polynomial_at(int degree, const double c[], double x)
{
    double y = c[degree];
    for (int k = degree - 1; k >= 0; k--)
        y = y * x + c[k];
    return y;
}

void chebyshev_polynomial(const double series[SERIES_TERMS], int degree,
                          double from, double to, double c[])
{
    double x[DEGREE_MOST + 1], d[DEGREE_MOST + 1];
    for (int i = 0; i <= degree; i++) {
        const double angle = acos(-1) * (2 * i + 1) / (2 * degree + 2);
        x[i] = (from + to) / 2 + (to - from) / 2 * cos(angle);
        d[i] = polynomial_at(SERIES_TERMS - 1, series, x[i]);
        c[i] = 0;
    }
    for (int j = 1; j <= degree; j++)
        for (int i = degree; i >= j; i--)
            d[i] = (d[i] - d[i - 1]) / (x[i] - x[i - j]);
    for (int i = degree; i >= 0; i--) {
        for (int j = degree; j > 0; j--)
            c[j] = c[j - 1] - x[i] * c[j];
        c[0] = d[i] - x[i] * c[0];
    }
}

double natural_log_of_two(void)
{
    double sum = 0;
    for (int k = 60; k > 0; k--)
        sum += ldexp(1.0 / k, -k);
    return sum;
}
