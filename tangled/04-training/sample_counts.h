/* sample_counts.h - sampling texts, comparing counts. */
#ifndef SAMPLE_COUNTS_H
#define SAMPLE_COUNTS_H

#include "counts.h"
#include "sample_objects.h"
#include <math.h>

INLINE void Text_sample(Source *s, Text *x)
{
    x->length = draw_below(s, CAPACITY < 20 ? CAPACITY / 2 : 10);
    for (int i = 0; i < x->length; i++)
        TokenId_sample(s, &x->at[i]);
}

INLINE void Text_print(FILE *out, const Text *x)
{
    fputc('[', out);
    for (int i = 0; i < x->length; i++)
        fprintf(out, "%s%d", i == 0 ? "" : " ", x->at[i].index);
    fputc(']', out);
}

INLINE void TextPair_sample(Source *s, TextPair *x)
{
    Text_sample(s, &x->left);
    Text_sample(s, &x->right);
}

INLINE void TextPair_print(FILE *out, const TextPair *x)
{
    Text_print(out, &x->left);
    Text_print(out, &x->right);
}

INLINE double PairCounts_gap(const PairCounts *a, const PairCounts *b)
{
    double gap = fabs((double)a->total - b->total);
    for (int i = 0; i < VOCABULARY; i++) {
        gap = fmax(gap, fabs((double)a->from[i] - b->from[i]));
        for (int j = 0; j < VOCABULARY; j++)
            gap = fmax(gap, fabs((double)a->pair[i][j] - b->pair[i][j]));
    }
    return gap;
}

INLINE void PairCounts_print(FILE *out, const PairCounts *x)
{
    fprintf(out, "%d pairs:", x->total);
    for (int i = 0; i < VOCABULARY; i++)
        for (int j = 0; j < VOCABULARY; j++)
            if (x->pair[i][j] != 0)
                fprintf(out, " %d of (%d, %d)", x->pair[i][j], i, j);
}

INLINE double Summary_gap(const Summary *a, const Summary *b)
{
    if (a->empty != b->empty || a->first.index != b->first.index
        || a->last.index != b->last.index)
        return INFINITY;
    return PairCounts_gap(&a->pairs, &b->pairs);
}

INLINE void Summary_print(FILE *out, const Summary *x)
{
    if (x->empty) {
        fputs("nothing", out);
        return;
    }
    fprintf(out, "from %d to %d, ", x->first.index, x->last.index);
    PairCounts_print(out, &x->pairs);
}

#endif
