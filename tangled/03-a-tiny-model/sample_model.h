/* sample_model.h - sampling the objects of the tiny model. */
#ifndef SAMPLE_MODEL_H
#define SAMPLE_MODEL_H

#include "reference.h"
#include "sample_objects.h"

/* 0, 1, -1, 2, -2, ... up to most. */
static inline int draw_signed(Source *s, int most)
{
    int n = draw_below(s, 2 * most + 1);
    return n % 2 == 1 ? (n + 1) / 2 : -(n / 2);
}

#define SAMPLED_LOGITS(T, most, unit) \
    static inline void T##_sample(Source *s, T *x) \
    { \
        for (int i = 0; i < VOCABULARY; i++) \
            x->at[i] = (real)draw_signed(s, most) * (real)(unit); \
    } \
    static inline double T##_gap(const T *a, const T *b) \
    { return Logits_gap(a, b); } \
    static inline void T##_print(FILE *out, const T *x) \
    { Logits_print(out, x); } \
    typedef T T##_sampled

typedef Logits GridLogits;
typedef Logits WideLogits;
SAMPLED_LOGITS(GridLogits, 1024, 0.015625);     /* 1/64, up to 16 */
SAMPLED_LOGITS(WideLogits, 10000, 1);

static inline void RelativeLogits_sample(Source *s, RelativeLogits *x)
{
    GridLogits any;
    GridLogits_sample(s, &any);
    subtract_largest(&any, x);
}

static inline double RelativeLogits_gap(const RelativeLogits *a,
                                        const RelativeLogits *b)
{
    return reals_gap(VOCABULARY, a->at, b->at);
}

static inline void RelativeLogits_print(FILE *out, const RelativeLogits *x)
{
    reals_print(out, VOCABULARY, x->at);
}

typedef Real Whole;

static inline void Whole_sample(Source *s, Whole *x)
{
    x->value = (real)draw_signed(s, 1000);
}

static inline double Whole_gap(const Whole *a, const Whole *b)
{
    return Real_gap(a, b);
}

static inline void Whole_print(FILE *out, const Whole *x)
{
    Real_print(out, x);
}

SAMPLED_PRODUCT(Translation, Whole, constant, GridLogits, logits);

#endif
