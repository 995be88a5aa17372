/* sample_traces.h - sampling traces, and comparing costs. */
#ifndef SAMPLE_TRACES_H
#define SAMPLE_TRACES_H

#include "cost.h"
#include "sample_objects.h"
#include <math.h>

INLINE void Trace_sample(Source *s, Trace *x)
{
    static const char *const names[] = {
        "embed", "linear", "subtract_largest", "normalise",
        "embed", "linear", "subtract_largest", "normalise", "unpriced",
    };
    x->length = 0;
    for (int n = draw_below(s, 6); n > 0; n--)
        trace_note(x, names[draw_below(s, 9)], NULL);
}

INLINE void Trace_print(FILE *out, const Trace *x)
{
    for (int i = 0; i < x->length; i++)
        fprintf(out, "%s%s", i == 0 ? "" : " ; ", x->at[i].name);
}

INLINE void TracePair_sample(Source *s, TracePair *x)
{
    Trace_sample(s, &x->left);
    Trace_sample(s, &x->right);
}

INLINE void TracePair_print(FILE *out, const TracePair *x)
{
    Trace_print(out, &x->left);
    fputs(" | ", out);
    Trace_print(out, &x->right);
}

INLINE double Cost_gap(const Cost *a, const Cost *b)
{
    return fabs((double)(a->products - b->products))
         + fabs((double)(a->quotients - b->quotients))
         + fabs((double)(a->exponentials - b->exponentials));
}

INLINE void Cost_print(FILE *out, const Cost *x)
{
    fprintf(out, "%ld products, %ld quotients, %ld exponentials",
            x->products, x->quotients, x->exponentials);
}

#endif
