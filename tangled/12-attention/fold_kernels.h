/* fold_kernels.h - summaries and attention, over reals or dual numbers. */
#ifndef FOLD_KERNELS_H
#define FOLD_KERNELS_H

#include "arithmetic.h"
#include "attention.h"

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
    const number of_a = exp(a[AT_M] - m), of_b = exp(b[AT_M] - m);
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
        const number w = exp(s[j] - t[AT_M]);
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

INLINE number dot(int d, const number a[], const number b[])
{
    number sum = 0;
    for (int c = 0; c < d; c++)
        sum += a[c] * b[c];
    return sum;
}

INLINE number score_scale(int d)
{
    return 1 / sqrt((number)d);
}

/* n scores of one query; 0 if one of them is not finite */
INLINE int scores(int d, int n, size_t row, const number q[],
                  const number *k, number s[])
{
    const number scale = score_scale(d);
    int finite = 1;
    for (int j = 0; j < n; j++) {
        s[j] = scale * dot(d, q, k + (size_t)j * row);
        finite &= isfinite(VALUE(s[j])) != 0;
    }
    return finite;
}

/* how many keys query i sees, and the first query that sees key j */
INLINE int keys_seen(const Attention *a, int i)
{
    return a->causal ? i + 1 + a->keys - a->queries : a->keys;
}

INLINE int first_seeing(const Attention *a, int j)
{
    const int i = j - (a->keys - a->queries);
    return a->causal && i > 0 ? i : 0;
}

INLINE size_t row_size(const Attention *a)
{
    return (size_t)a->heads * (size_t)a->size;
}

/* where row i of head h begins */
INLINE size_t row_at(const Attention *a, int i, int h)
{
    return (size_t)i * row_size(a) + (size_t)h * (size_t)a->size;
}

/* Query i of head h, whose keys and values begin at k and v. */
INLINE int query_forward(const Attention *a, int i, const number *q,
    const number *k, const number *v, number *y, number *kept, number *scratch)
{
    const int d = a->size, n = keys_seen(a, i);
    const size_t row = row_size(a);
    number *all = scratch, *part = all + AT_O + d, *s = part + AT_O + d;
    int finite = 1;
    summary_empty(d, all);
    for (int j = 0; j < n; j += a->tile) {
        const int rows = n - j < a->tile ? n - j : a->tile;
        finite &= scores(d, rows, row, q, k + (size_t)j * row, s);
        summary_tile(d, rows, row, s, v + (size_t)j * row, part);
        summary_join_in_place(d, all, part);
    }
    summary_finish(d, all, y);
    kept[AT_M] = all[AT_M];
    kept[AT_L] = all[AT_L];
    return finite;
}

INLINE int fold_forward(const Attention *a, const number *q, const number *k,
    const number *v, number *y, number *kept, number *scratch)
{
    int finite = 1;
    for (int h = 0; h < a->heads; h++)
        for (int i = 0; i < a->queries; i++, kept += 2)
            finite &= query_forward(a, i, q + row_at(a, i, h),
                k + row_at(a, 0, h), v + row_at(a, 0, h),
                y + row_at(a, i, h), kept, scratch);
    return finite;
}

#endif
