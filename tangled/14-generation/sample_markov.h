/* sample_markov.h - laws and kernels, drawn, compared and printed. */
#ifndef SAMPLE_MARKOV_H
#define SAMPLE_MARKOV_H

#include "markov.h"
#include "sample_objects.h"
#include <math.h>

/* a/s and b/t: 0 if they are the same fraction */
INLINE double fraction_gap(int64_t a, int64_t s, int64_t b, int64_t t)
{
    const double gap = fabs((double)a / (double)s - (double)b / (double)t);
    return a * t == b * s ? 0 : fmax(gap, DBL_TRUE_MIN);
}

INLINE double fractions_gap(int n, const int64_t a[], int64_t s,
                            const int64_t b[], int64_t t)
{
    double gap = 0;
    for (int i = 0; i < n; i++)
        gap = fmax(gap, fraction_gap(a[i], s, b[i], t));
    return gap;
}

INLINE void fractions_print(FILE *out, int n, const int64_t a[], int64_t t)
{
    for (int i = 0; i < n; i++)
        fprintf(out, "%s%lld", i == 0 ? "(" : " ", (long long)a[i]);
    fprintf(out, ")/%lld", (long long)t);
}

#define SAMPLED_FRACTIONS(T, n) \
    INLINE double T##_gap(const T *a, const T *b) \
    { \
        return fractions_gap(n, (const int64_t *)a->at, a->total, \
                             (const int64_t *)b->at, b->total); \
    } \
    INLINE void T##_print(FILE *out, const T *x) \
    { fractions_print(out, n, (const int64_t *)x->at, x->total); } \
    typedef T T##_printed
SAMPLED_FRACTIONS(Law, PLACES);
SAMPLED_FRACTIONS(PairLaw, PLACES * PLACES);

INLINE double NoLaw_gap(const NoLaw *a, const NoLaw *b)
{
    return fraction_gap(a->at, a->total, b->at, b->total);
}

INLINE void NoLaw_print(FILE *out, const NoLaw *x)
{
    fractions_print(out, 1, &x->at, x->total);
}

/* Weights from 0 to 6, not all 0. */
INLINE void Law_sample(Source *s, Law *x)
{
    *x = (Law){ 0, { 0 } };
    for (int i = 0; i < PLACES; i++)
        x->total += x->at[i] = draw_below(s, 7);
    if (x->total == 0)
        x->total = x->at[0] = 1;
}

INLINE void MarkovKernel_sample(Source *s, MarkovKernel *f)
{
    for (int i = 0; i < PLACES; i++)
        Law_sample(s, &f->row[i]);
}

INLINE void MarkovKernel_print(FILE *out, const MarkovKernel *f)
{
    for (int i = 0; i < PLACES; i++)
        Law_print(out, &f->row[i]);
}

INLINE void TwoKernels_sample(Source *s, TwoKernels *p)
{
    MarkovKernel_sample(s, &p->first);
    MarkovKernel_sample(s, &p->second);
}

INLINE void TwoKernels_print(FILE *out, const TwoKernels *p)
{
    MarkovKernel_print(out, &p->first);
    fputs(" and ", out);
    MarkovKernel_print(out, &p->second);
}

typedef MarkovKernel SureKernel;        /* a function */

INLINE void SureKernel_sample(Source *s, SureKernel *f)
{
    for (int i = 0; i < PLACES; i++) {
        f->row[i] = (Law){ 1, { 0 } };
        f->row[i].at[draw_below(s, PLACES)] = 1;
    }
}

INLINE void SureKernel_print(FILE *out, const SureKernel *f)
{
    MarkovKernel_print(out, f);
}

#endif
