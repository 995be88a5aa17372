/* sample_exact.h - sampling lists of examples and their sums. */
#ifndef SAMPLE_EXACT_H
#define SAMPLE_EXACT_H

#include "sample_structure.h"

INLINE double ExactSum_gap(const ExactSum *a, const ExactSum *b)
{
    double gap = fabs((double)a->count - b->count);
    for (int i = 0; i < GRADIENT_SIZE; i++)
        if (a->at[i] != b->at[i])
            gap = fmax(gap, fmax(1, fabs((double)a->at[i]
                                         - (double)b->at[i])));
    return gap;
}

INLINE void ExactSum_print(FILE *out, const ExactSum *x)
{
    fprintf(out, "%d examples:", x->count);
    for (int i = 0; i < GRADIENT_SIZE; i++)
        fprintf(out, " %lld", (long long)x->at[i]);
}

INLINE void ExamplesPair_sample(Source *s, ExamplesPair *x)
{
    Examples_sample(s, &x->left);
    Examples_sample(s, &x->right);
    x->left.length %= CAPACITY - x->right.length + 1;
}

INLINE void ExamplesPair_print(FILE *out, const ExamplesPair *x)
{
    Examples_print(out, &x->left);
    Examples_print(out, &x->right);
}

typedef struct { int back[CAPACITY]; } Shuffle; /* 0 <= back[i] <= i */

INLINE void Shuffle_sample(Source *s, Shuffle *x)
{
    for (int i = 0; i < CAPACITY; i++)
        x->back[i] = draw_below(s, i + 1);
}

INLINE void Shuffle_print(FILE *out, const Shuffle *x)
{
    int last = CAPACITY;
    while (last > 0 && x->back[last - 1] == 0)
        last--;
    fprintf(out, "exchanges back by (");
    for (int i = 0; i < last; i++)
        fprintf(out, "%s%d", i == 0 ? "" : " ", x->back[i]);
    fputs(")", out);
}

INLINE void shuffled(const Shuffle *restrict p,
    const Examples *restrict x, Examples *restrict y)
{
    *y = *x;
    for (int i = 1; i < y->length; i++) {
        const Example e = y->at[i];
        y->at[i] = y->at[i - p->back[i]];
        y->at[i - p->back[i]] = e;
    }
}
PARAMETRIC(shuffled, Shuffle, Examples, Examples);

#endif
