/* formula.h - joining by the formula alone: a wrong turn. */
#ifndef FORMULA_H
#define FORMULA_H

#include "summary.h"

/* As if the empty summary were no exception. */
INLINE void formula_join_in_place(int d, real *restrict a,
                                  const real *restrict b)
{
    const real m = a[AT_M] > b[AT_M] ? a[AT_M] : b[AT_M];
    const real of_a = number_exp(a[AT_M] - m);
    const real of_b = number_exp(b[AT_M] - m);
    a[AT_M] = m;
    for (int c = AT_L; c < AT_O + d; c++)
        a[c] = of_a * a[c] + of_b * b[c];
}

#endif
