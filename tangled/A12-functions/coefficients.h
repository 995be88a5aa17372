/* coefficients.h - where the numbers of elementary_constants.h come from. */
#ifndef COEFFICIENTS_H
#define COEFFICIENTS_H

enum { SERIES_TERMS = 64, DEGREE_MOST = 8 };

/* c[k] of (exp r - 1 - r) / r^2, (log (1 + f) - f + f^2 / 2) / f^3, and of
 * (tanh x - x) / x^3 in powers of x^2 */
void exp_series(double c[SERIES_TERMS]);
void log_series(double c[SERIES_TERMS]);
void tanh_series(double c[SERIES_TERMS]);
double polynomial_at(int degree, const double c[], double x);

/* c[0 .. degree] of the polynomial that agrees with the series at Chebyshev's
 * points of the interval; degree <= DEGREE_MOST */
void chebyshev_polynomial(const double series[SERIES_TERMS], int degree,
                          double from, double to, double c[]);
double natural_log_of_two(void);

#endif
