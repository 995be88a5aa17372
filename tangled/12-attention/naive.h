/* naive.h - attention with its matrices, to compare with; and over duals. */
#ifndef NAIVE_H
#define NAIVE_H

#include "attention.h"
#include "operations.h"

/* p [heads][queries][keys] is kept, ds [queries][keys] is scratch. */
void naive_forward(const Attention *a, const real *restrict q,
    const real *restrict k, const real *restrict v, real *restrict y,
    real *restrict p);
void naive_reverse(const Attention *a, const real *restrict q,
    const real *restrict k, const real *restrict v, const real *restrict p,
    const real *restrict dy, real *restrict dq, real *restrict dk,
    real *restrict dv, real *restrict ds);
size_t naive_kept(const Attention *a);
size_t naive_scratch(const Attention *a);

/* Values in double, and slopes; p has naive_kept (a) numbers, scratch the
 * two for each query and attention_scratch (a). */
void dual_naive(const Attention *a, const Dual *q, const Dual *k,
                const Dual *v, Dual *y, Dual *p);
void dual_fold(const Attention *a, const Dual *q, const Dual *k,
               const Dual *v, Dual *y, Dual *scratch);

#endif
