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

#endif
