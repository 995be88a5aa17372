/* sample_objects.h - how each object is sampled, compared and printed. */
#ifndef SAMPLE_OBJECTS_H
#define SAMPLE_OBJECTS_H

#include "objects.h"
#include "source.h"
#include <stdio.h>

/* T_sample draws an element; few words, and zeros give the simplest.
 * T_gap is 0 exactly for equal elements, else it says how far apart.
 * T_print writes one line without its end, and enough digits. */
#define SAMPLED(T) \
    void T##_sample(Source *s, T *x); \
    double T##_gap(const T *a, const T *b); \
    void T##_print(FILE *out, const T *x)

/* 0 for the same bits, infinity for a NaN, else the difference. */
double real_gap(real a, real b);

/* n reals, and a matrix with m rows and n columns: the largest gap. */
double reals_gap(int n, const real a[], const real b[]);
double matrix_gap(int m, int n, const real a[m][n], const real b[m][n]);
void reals_sample(Source *s, int n, real at[]);
void matrix_sample(Source *s, int m, int n, real at[m][n]);
void reals_print(FILE *out, int n, const real at[]);
void matrix_print(FILE *out, int m, int n, const real at[m][n]);

/* The three for an object made by SPACE. */
#define SAMPLED_SPACE(A) \
    INLINE void A##_sample(Source *s, A *x) \
    { reals_sample(s, A##_dim, x->at); } \
    INLINE double A##_gap(const A *a, const A *b) \
    { return reals_gap(A##_dim, a->at, b->at); } \
    INLINE void A##_print(FILE *out, const A *x) \
    { reals_print(out, A##_dim, x->at); } \
    SAMPLED(A)

/* The three for an object made by PRODUCT, from those of its parts. */
#define SAMPLED_PRODUCT(P, A, a, B, b) \
    INLINE void P##_sample(Source *s, P *x) \
    { A##_sample(s, &x->a); B##_sample(s, &x->b); } \
    INLINE double P##_gap(const P *x, const P *y) \
    { \
        double first = A##_gap(&x->a, &y->a); \
        double second = B##_gap(&x->b, &y->b); \
        return first > second ? first : second; \
    } \
    INLINE void P##_print(FILE *out, const P *x) \
    { \
        fputc('(', out); A##_print(out, &x->a); fputs(", ", out); \
        B##_print(out, &x->b); fputc(')', out); \
    } \
    SAMPLED(P)

SAMPLED(Integer);
SAMPLED(Real);
SAMPLED(Integers);
SAMPLED_PRODUCT(IntegerPair, Integer, input, Integer, target);
SAMPLED_SPACE(Masses);
SAMPLED(VocabularySize);
SAMPLED(TokenId);
SAMPLED(Sequence);
SAMPLED_SPACE(Vector);
SAMPLED_SPACE(Logits);
SAMPLED(Distribution);
SAMPLED(Loss);
SAMPLED(LearningRate);
SAMPLED_PRODUCT(Example, TokenId, input, TokenId, target);
SAMPLED(TrainingSet);
SAMPLED(Embedding);
SAMPLED(Head);
SAMPLED_PRODUCT(Parameters, Embedding, embedding, Head, head);

#endif
