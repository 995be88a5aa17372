/* sampling.h - samplers of finite objects, rows, lists, tables, options. */
#ifndef SAMPLING_H
#define SAMPLING_H

#include "functor.h"
#include "sample_objects.h"
#include <math.h>

#define SAMPLED_FINITE(A) \
    INLINE void A##_sample(Source *s, A *x) \
    { x->index = draw_below(s, A##_count); } \
    INLINE double A##_gap(const A *a, const A *b) \
    { return fabs((double)a->index - b->index); } \
    INLINE void A##_print(FILE *out, const A *x) \
    { fprintf(out, "%d", x->index); } \
    SAMPLED(A)

/* n elements of A, their largest gap, and the print of them. */
#define SAMPLED_ROW(A) \
    INLINE void A##_row_sample(Source *s, int n, A x[]) \
    { for (int i = 0; i < n; i++) A##_sample(s, &x[i]); } \
    INLINE double A##_row_gap(int n, const A a[], const A b[]) \
    { \
        double gap = 0; \
        for (int i = 0; i < n; i++) \
            gap = fmax(gap, A##_gap(&a[i], &b[i])); \
        return gap; \
    } \
    INLINE void A##_row_print(FILE *out, int n, const A x[]) \
    { \
        fputc('[', out); \
        for (int i = 0; i < n; i++) { \
            fputs(i == 0 ? "" : " ", out); \
            A##_print(out, &x[i]); \
        } \
        fputc(']', out); \
    } \
    typedef A A##_row

INLINE int draw_length(Source *s)
{
    const int n = draw_below(s, 11);
    return n == 10 ? CAPACITY : n;
}

#define SAMPLED_LIST(L, A) \
    INLINE void L##_sample(Source *s, L *x) \
    { x->length = draw_length(s); A##_row_sample(s, x->length, x->at); } \
    INLINE double L##_gap(const L *a, const L *b) \
    { \
        return a->length != b->length ? INFINITY \
             : A##_row_gap(a->length, a->at, b->at); \
    } \
    INLINE void L##_print(FILE *out, const L *x) \
    { A##_row_print(out, x->length, x->at); } \
    SAMPLED(L)

#define SAMPLED_FUNCTIONS(E, A, B) \
    INLINE void E##_sample(Source *s, E *x) \
    { B##_row_sample(s, A##_count, x->at); } \
    INLINE double E##_gap(const E *a, const E *b) \
    { return B##_row_gap(A##_count, a->at, b->at); } \
    INLINE void E##_print(FILE *out, const E *x) \
    { B##_row_print(out, A##_count, x->at); } \
    SAMPLED(E)

#define SAMPLED_OPTION(O, A) \
    INLINE void O##_sample(Source *s, O *x) \
    { x->some = draw_below(s, 4) > 0; A##_sample(s, &x->value); } \
    INLINE double O##_gap(const O *a, const O *b) \
    { \
        return a->some != b->some ? INFINITY \
             : a->some ? A##_gap(&a->value, &b->value) : 0; \
    } \
    INLINE void O##_print(FILE *out, const O *x) \
    { if (x->some) A##_print(out, &x->value); else fputs("none", out); } \
    SAMPLED(O)

#endif
