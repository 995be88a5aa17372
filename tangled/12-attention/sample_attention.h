/* sample_attention.h - the objects of chapter 12, for tests and diagrams. */
#ifndef SAMPLE_ATTENTION_H
#define SAMPLE_ATTENTION_H

#include "brackets.h"
#include "fold_kernels.h"
#include "formula.h"
#include "naive.h"
#include "primitives.h"
#include "sample_layers.h"

enum { HEAD = 4, RUN = 8, TOKENS = 6 };
SPACE(Query, HEAD);
typedef struct KeyRun {
    int length;                         /* 0 <= length <= RUN */
    real k[RUN * HEAD], v[RUN * HEAD];
} KeyRun;
PRODUCT(TwoRuns, KeyRun, first, KeyRun, second);
SPACE(HeadSummary, AT_O + HEAD);
PRODUCT(TwoSummaries, HeadSummary, first, HeadSummary, second);
SAMPLED_SPACE(Query);

INLINE void KeyRun_sample(Source *s, KeyRun *x)
{
    x->length = draw_below(s, RUN / 2 + 1);
    reals_sample(s, RUN * HEAD, x->k);
    reals_sample(s, RUN * HEAD, x->v);
}

INLINE double KeyRun_gap(const KeyRun *a, const KeyRun *b)
{
    return a->length != b->length ? INFINITY
         : fmax(reals_gap(a->length * HEAD, a->k, b->k),
                reals_gap(a->length * HEAD, a->v, b->v));
}

INLINE void KeyRun_print(FILE *out, const KeyRun *x)
{
    fprintf(out, "%d keys ", x->length);
    reals_print(out, x->length * HEAD, x->k);
}

SAMPLED(KeyRun);
SAMPLED_PRODUCT(TwoRuns, KeyRun, first, KeyRun, second);

/* One in three is empty. */
INLINE void HeadSummary_sample(Source *s, HeadSummary *x)
{
    summary_empty(HEAD, x->at);
    if (draw_below(s, 3) == 0)
        return;
    reals_sample(s, AT_O + HEAD, x->at);
    x->at[AT_M] *= 8;
    x->at[AT_L] = 1 + fabs(x->at[AT_L]);
}

/* m is exact; the rest is compared relative to l. */
INLINE double HeadSummary_gap(const HeadSummary *a, const HeadSummary *b)
{
    const double l = (double)b->at[AT_L];
    const double rest = reals_gap(HEAD + 1, a->at + AT_L, b->at + AT_L);
    if (l == 0 || a->at[AT_L] == 0)
        return rest == 0 ? 0 : INFINITY;
    return fmax(real_gap(a->at[AT_M], b->at[AT_M]), rest / l);
}

INLINE void HeadSummary_print(FILE *out, const HeadSummary *x)
{
    reals_print(out, AT_O + HEAD, x->at);
}

SAMPLED(HeadSummary);
SAMPLED_PRODUCT(TwoSummaries, HeadSummary, first, HeadSummary, second);

SPACE(TokenRows, TOKENS * HEAD);
typedef struct Asked { TokenRows q, k, v, dy; } Asked;
typedef struct Answered { TokenRows y, dq, dk, dv; } Answered;
SAMPLED_SPACE(TokenRows);
SAMPLED_REALS(Asked);
SAMPLED_REALS(Answered);

/* Six queries and six keys; one or two heads, causal or not, any tile. */
INLINE void Attention_sample(Source *s, Attention *a)
{
    const int heads = 1 + draw_below(s, 2);
    *a = (Attention){ TOKENS, TOKENS, heads, HEAD / heads,
                      draw_below(s, 2), 1 + draw_below(s, TOKENS + 1) };
}

INLINE void Attention_print(FILE *out, const Attention *a)
{
    fprintf(out, "%d head%s%s, tiles of %d", a->heads,
            a->heads == 1 ? "" : "s", a->causal ? ", causal" : "", a->tile);
}

#endif
