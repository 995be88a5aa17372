/* fold_kernels.h - attention as a fold, over reals or dual numbers. */
#ifndef FOLD_KERNELS_H
#define FOLD_KERNELS_H

#include "attention.h"
#include "summary.h"

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
