/* 12.2.c - an arithmetic series. */
#include "12.2.h"

long long scores_computed(const Attention *a)
{
    const long long n = a->queries, t = a->keys;
    return a->heads * (a->causal ? n * (t - n) + n * (n + 1) / 2 : n * t);
}
