/* summary.h - summaries of keys and values, over reals or dual numbers. */
#ifndef SUMMARY_H
#define SUMMARY_H

#include "arithmetic.h"

/* A summary of values of size d is d + 2 numbers, m, l and then o.  It is
 * empty if l is 0; otherwise l >= 1. */
enum { AT_M, AT_L, AT_O };

INLINE void summary_empty(int d, number s[])
{
    s[AT_M] = -INFINITY;
    for (int c = AT_L; c < AT_O + d; c++)
        s[c] = 0;
}

INLINE void summary_join_in_place(int d, number *restrict a,
                                  const number *restrict b)
{
    if (VALUE(b[AT_L]) == 0)
        return;
    if (VALUE(a[AT_L]) == 0) {
        for (int c = 0; c < AT_O + d; c++)
            a[c] = b[c];
        return;
    }
    const number m = VALUE(a[AT_M]) > VALUE(b[AT_M]) ? a[AT_M] : b[AT_M];
    const number of_a = number_exp(a[AT_M] - m);
    const number of_b = number_exp(b[AT_M] - m);
    a[AT_M] = m;
    for (int c = AT_L; c < AT_O + d; c++)
        a[c] = of_a * a[c] + of_b * b[c];
}

INLINE void summary_tile(int d, int n, size_t row, const number s[],
                         const number *v, number *restrict t)
{
    int top = 0;
    for (int j = 1; j < n; j++)
        top = VALUE(s[j]) > VALUE(s[top]) ? j : top;
    summary_empty(d, t);
    t[AT_M] = s[top];
    for (int j = 0; j < n; j++) {
        const number w = number_exp(s[j] - t[AT_M]);
        t[AT_L] += w;
        for (int c = 0; c < d; c++)
            t[AT_O + c] += w * v[(size_t)j * row + (size_t)c];
    }
}

INLINE void summary_finish(int d, const number s[], number y[])
{
    for (int c = 0; c < d; c++)
        y[c] = s[AT_O + c] / s[AT_L];
}

#endif
