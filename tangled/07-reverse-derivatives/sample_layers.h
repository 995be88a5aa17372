/* sample_layers.h - the objects of chapter 7, for the checker. */
#ifndef SAMPLE_LAYERS_H
#define SAMPLE_LAYERS_H

#include "layers.h"
#include "sample_objects.h"

/* The three for a struct that is made of reals. */
#define SAMPLED_REALS(T) \
    INLINE void T##_sample(Source *s, T *x) \
    { reals_sample(s, COUNT(T), REALS_OUT(x)); } \
    INLINE double T##_gap(const T *a, const T *b) \
    { return reals_gap(COUNT(T), REALS(a), REALS(b)); } \
    INLINE void T##_print(FILE *out, const T *x) \
    { reals_print(out, COUNT(T), REALS(x)); } \
    SAMPLED(T)

SAMPLED_SPACE(Scalar);
SAMPLED_PRODUCT(TwoVectors, Vector, first, Vector, second);

/* Quarters between -1 and 1. */
INLINE void quarters(Source *s, Vector *x)
{
    for (int i = 0; i < WIDTH; i++)
        x->at[i] = (real)((draw_below(s, 9) + 4) % 9 - 4) / 4;
}

INLINE void GainShift_sample(Source *s, GainShift *x)
{
    quarters(s, &x->gain);
    quarters(s, &x->shift);
}
INLINE double GainShift_gap(const GainShift *a, const GainShift *b)
{
    return reals_gap(2 * WIDTH, REALS(a), REALS(b));
}
INLINE void GainShift_print(FILE *out, const GainShift *x)
{
    reals_print(out, 2 * WIDTH, REALS(x));
}

POINT_TANGENT(Moving, Vector);
PRODUCT(Probe, Moving, moving, Vector, covector);
SAMPLED_PRODUCT(Moving, Vector, point, Vector, tangent);

INLINE void Probe_sample(Source *s, Probe *x)
{
    quarters(s, &x->moving.point);
    quarters(s, &x->moving.tangent);
    quarters(s, &x->covector);
    for (int i = 0; i < WIDTH; i++)
        x->moving.point.at[i] += (real)(i % 2 == 0 ? 2 : -2);
}

INLINE double Probe_gap(const Probe *a, const Probe *b)
{
    return reals_gap(3 * WIDTH, REALS(a), REALS(b));
}

INLINE void Probe_print(FILE *out, const Probe *x)
{
    Moving_print(out, &x->moving);
    fputs(", ", out);
    Vector_print(out, &x->covector);
}

POINT_COVECTOR(LogitsPair, Logits, Logits);
PRODUCT(Kept, Logits, point, LogitsPair, rest);
SAMPLED_PRODUCT(LogitsPair, Logits, point, Logits, covector);
SAMPLED_PRODUCT(Kept, Logits, point, LogitsPair, rest);

/* Small whole numbers. */
#define SAMPLED_WHOLE(A, below) \
    INLINE void A##_sample(Source *s, A *x) \
    { \
        for (int i = 0; i < A##_dim; i++) \
            x->at[i] = (real)(draw_below(s, 2 * (below) + 1) - (below)); \
    } \
    INLINE double A##_gap(const A *a, const A *b) \
    { return reals_gap(A##_dim, a->at, b->at); } \
    INLINE void A##_print(FILE *out, const A *x) \
    { reals_print(out, A##_dim, x->at); } \
    SAMPLED(A)

SPACE(Line, 1);
SAMPLED_WHOLE(Line, 2);
POINT_COVECTOR(LineCovector, Line, Line);
SAMPLED_PRODUCT(LineCovector, Line, point, Line, covector);

SPACE(Whole, WIDTH);
SAMPLED_WHOLE(Whole, 99);
PRODUCT(TwoWholes, Whole, first, Whole, second);
PRODUCT(CopyProbe, Whole, tangent, TwoWholes, covectors);
PRODUCT(TwoPairs, TwoWholes, tangents, TwoWholes, covectors);
SAMPLED_PRODUCT(TwoWholes, Whole, first, Whole, second);
SAMPLED_PRODUCT(CopyProbe, Whole, tangent, TwoWholes, covectors);
SAMPLED_PRODUCT(TwoPairs, TwoWholes, tangents, TwoWholes, covectors);

#endif
