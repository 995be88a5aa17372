/* sample_structure.h - sampling what the chapter's functors make. */
#ifndef SAMPLE_STRUCTURE_H
#define SAMPLE_STRUCTURE_H

#include "exact.h"
#include "kinds.h"
#include "predictions.h"
#include "sample_counts.h"
#include "sample_training.h"
#include "sampling.h"

#define SAMPLED_HISTOGRAM(H, A) \
    INLINE void H##_sample(Source *s, H *x) \
    { for (int i = 0; i < A##_count; i++) x->at[i] = draw_below(s, 100); } \
    INLINE double H##_gap(const H *a, const H *b) \
    { \
        double gap = 0; \
        for (int i = 0; i < A##_count; i++) \
            gap = fmax(gap, fabs((double)a->at[i] - b->at[i])); \
        return gap; \
    } \
    INLINE void H##_print(FILE *out, const H *x) \
    { \
        for (int i = 0; i < A##_count; i++) \
            fprintf(out, "%s%d", i == 0 ? "(" : ", ", x->at[i]); \
        fputc(')', out); \
    } \
    SAMPLED(H)
SAMPLED_HISTOGRAM(TokenHistogram, TokenId);
SAMPLED_HISTOGRAM(KindHistogram, Kind);
SAMPLED_HISTOGRAM(SideHistogram, Side);

SAMPLED_FINITE(Kind);
SAMPLED_FINITE(Side);
SAMPLED_ROW(TokenId);
SAMPLED_ROW(Kind);
SAMPLED_ROW(Side);
SAMPLED_ROW(Example);
SAMPLED_ROW(Vector);
SAMPLED_ROW(Distribution);
SAMPLED_FUNCTIONS(TokenToKind, TokenId, Kind);
SAMPLED_FUNCTIONS(KindToSide, Kind, Side);
SAMPLED_PRODUCT(TwoTables, TokenToKind, f, KindToSide, g);
SAMPLED_LIST(KindList, Kind);
SAMPLED_LIST(SideList, Side);
SAMPLED_LIST(Examples, Example);
SAMPLED_LIST(Vectors, Vector);
SAMPLED_LIST(Predictions, Distribution);
SAMPLED_OPTION(TokenOption, TokenId);
SAMPLED_OPTION(KindOption, Kind);
SAMPLED_OPTION(SideOption, Side);
SAMPLED_PRODUCT(TokenPair, TokenId, first, TokenId, second);
SAMPLED_PRODUCT(KindPair, Kind, first, Kind, second);
SAMPLED_PRODUCT(SidePair, Side, first, Side, second);

INLINE double Text_gap(const Text *a, const Text *b)
{
    return a->length != b->length ? INFINITY
         : TokenId_row_gap(a->length, a->at, b->at);
}

INLINE double KindDistribution_gap(const KindDistribution *a,
                                   const KindDistribution *b)
{
    return reals_gap(Kind_count, a->at, b->at);
}

INLINE void KindDistribution_print(FILE *out, const KindDistribution *x)
{
    reals_print(out, Kind_count, x->at);
}

INLINE double SideDistribution_gap(const SideDistribution *a,
                                   const SideDistribution *b)
{
    return reals_gap(Side_count, a->at, b->at);
}

#endif
