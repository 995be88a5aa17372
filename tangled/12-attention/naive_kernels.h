/* naive_kernels.h - attention with its matrices, reals or dual numbers. */
#ifndef NAIVE_KERNELS_H
#define NAIVE_KERNELS_H

#include "fold_kernels.h"

/* p: the softmax of n scores, and zeros up to all. */
INLINE void naive_row(int n, int all, number p[])
{
    number m = p[0], sum = 0;
    for (int j = 1; j < n; j++)
        m = VALUE(p[j]) > VALUE(m) ? p[j] : m;
    for (int j = 0; j < n; j++)
        sum += p[j] = number_exp(p[j] - m);
    for (int j = 0; j < n; j++)
        p[j] /= sum;
    for (int j = n; j < all; j++)
        p[j] = 0;
}

/* p [heads][queries][keys]: all weights */
INLINE void naive_attention(const Attention *a, const number *q,
    const number *k, const number *v, number *y, number *p)
{
    for (int h = 0; h < a->heads; h++)
        for (int i = 0; i < a->queries; i++, p += a->keys) {
            number *yi = y + row_at(a, i, h);
            const int n = keys_seen(a, i);
            (void)scores(a->size, n, row_size(a), q + row_at(a, i, h),
                         k + row_at(a, 0, h), p);
            naive_row(n, a->keys, p);
            for (int c = 0; c < a->size; c++)
                yi[c] = 0;
            for (int j = 0; j < a->keys; j++)
                for (int c = 0; c < a->size; c++)
                    yi[c] += p[j] * v[row_at(a, j, h) + (size_t)c];
        }
}

#endif
