/* sample_trees.h - the objects of chapter 15, for tests and diagrams. */
#ifndef SAMPLE_TREES_H
#define SAMPLE_TREES_H

#include "sample_objects.h"
#include "wide_trees.h"
#include <math.h>

INLINE real leaf_sample(Source *s)
{
    const real x = draw_real(s);
    return (real)ldexp((double)x, draw_below(s, 31));
}

/* A word with n leaves at *at, which moves on. */
INLINE void word_sample(Source *s, int n, char **at)
{
    if (n == 1) {
        *(*at)++ = '.';
        return;
    }
    const int left = 1 + draw_below(s, n - 1);
    word_sample(s, left, at);
    word_sample(s, n - left, at);
    *(*at)++ = '+';
}

INLINE void word_of(Source *s, int n, char word[])
{
    char *at = word;
    word_sample(s, n, &at);
    *at = '\0';
}

INLINE void SumTree_of(Source *s, int n, SumTree *x)
{
    x->leaves = n;
    word_of(s, n, x->word);
    for (int i = 0; i < n; i++)
        x->leaf[i] = leaf_sample(s);
}

INLINE void SumTree_sample(Source *s, SumTree *x)
{
    SumTree_of(s, 1 + draw_below(s, TREE_LEAVES), x);
}

INLINE void TreeOfTrees_sample(Source *s, TreeOfTrees *x)
{
    x->parts = 1 + draw_below(s, TREE_LEAVES);
    word_of(s, x->parts, x->word);
    for (int i = 0; i < x->parts; i++)
        SumTree_of(s, 1 + draw_below(s, TREE_LEAVES / x->parts),
                   &x->part[i]);
}

INLINE void SumList_of(Source *s, int n, SumList *x)
{
    x->length = n;
    for (int i = 0; i < n; i++)
        x->at[i] = leaf_sample(s);
}

INLINE void ListOfLists_sample(Source *s, ListOfLists *x)
{
    x->parts = 1 + draw_below(s, TREE_LEAVES);
    for (int i = 0; i < x->parts; i++)
        SumList_of(s, 1 + draw_below(s, TREE_LEAVES / x->parts),
                   &x->part[i]);
}

INLINE void LeafOrder_sample(Source *s, LeafOrder *x)
{
    for (int i = 0; i < TREE_LEAVES; i++)
        x->back[i] = draw_below(s, i + 1);
}

INLINE void SumTree_print(FILE *out, const SumTree *x)
{
    fprintf(out, "%s", x->word);
    for (int i = 0; i < x->leaves; i++)
        fprintf(out, " %.9g", (double)x->leaf[i]);
}

INLINE void TreeOfTrees_print(FILE *out, const TreeOfTrees *x)
{
    fprintf(out, "%s of", x->word);
    for (int i = 0; i < x->parts; i++) {
        fputs(" (", out);
        SumTree_print(out, &x->part[i]);
        fputc(')', out);
    }
}

INLINE void SumList_print(FILE *out, const SumList *x)
{
    for (int i = 0; i < x->length; i++)
        fprintf(out, "%s%.9g", i == 0 ? "(" : " ", (double)x->at[i]);
    fputc(')', out);
}

INLINE void ListOfLists_print(FILE *out, const ListOfLists *x)
{
    for (int i = 0; i < x->parts; i++)
        SumList_print(out, &x->part[i]);
}

INLINE void LeafOrder_print(FILE *out, const LeafOrder *x)
{
    for (int i = 0; i < TREE_LEAVES; i++)
        fprintf(out, " %d", x->back[i]);
}

INLINE double Sum_gap(const Sum *a, const Sum *b)
{
    return real_gap(a->value, b->value);
}

INLINE void Sum_print(FILE *out, const Sum *x)
{
    fprintf(out, "%.9g", (double)x->value);
}

INLINE double WideSum_gap(const WideSum *a, const WideSum *b)
{
    double gap = a->count != b->count ? INFINITY : 0;
    for (int i = 0; i < WIDE_PARTS; i++)
        if (a->at[i] != b->at[i])
            gap = INFINITY;
    return gap;
}

INLINE void WideSum_print(FILE *out, const WideSum *x)
{
    fprintf(out, "%d floats, %.9g", x->count, (double)wide_rounded(x));
}

#endif
