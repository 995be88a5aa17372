/* sample_surprise.h - the objects of chapter 2, for the checker. */
#ifndef SAMPLE_SURPRISE_H
#define SAMPLE_SURPRISE_H

#include "lines.h"
#include "sample_objects.h"
#include "surprise.h"

INLINE void Smoothing_sample(Source *s, Smoothing *x)   /* 0 < share < 1 */
{
    x->share = (1 + draw_real(s)) / 2;
}

INLINE double Smoothing_gap(const Smoothing *a, const Smoothing *b)
{
    return real_gap(a->share, b->share);
}

INLINE void Smoothing_print(FILE *out, const Smoothing *x)
{
    reals_print(out, 1, &x->share);
}

SAMPLED_PRODUCT(Query, Smoothing, smoothing, TokenId, target);
SAMPLED_PRODUCT(RawLine, Integer, token, Real, loss);
SAMPLED_PRODUCT(TokenLine, TokenId, token, Real, loss);
SAMPLED_PRODUCT(LossLine, Integer, token, Loss, loss);
SAMPLED_PRODUCT(Line, TokenId, token, Loss, loss);

#endif
