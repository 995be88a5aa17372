/* attention_duals.c - both programs over dual numbers. */
#define DUALS
#include "naive.h"
#include "naive_kernels.h"

void dual_naive(const Attention *a, const Dual *q, const Dual *k,
                const Dual *v, Dual *y, Dual *p)
{
    naive_attention(a, q, k, v, y, p);
}

void dual_fold(const Attention *a, const Dual *q, const Dual *k,
               const Dual *v, Dual *y, Dual *scratch)
{
    Dual *kept = scratch + attention_scratch(a);
    (void)fold_forward(a, q, k, v, y, kept, scratch);
}
