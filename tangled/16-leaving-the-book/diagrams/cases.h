/* cases.h - numbers for a term's inputs, at random. */
#ifndef CASES_H
#define CASES_H

#include "pairs.h"

static void draw_case(Source *s, int term, Case *x)
{
    int n = 0;
    if (calls[0] == NULL)
        open_terms();
    x->term = term;
    for (int i = 0; i < terms[term].t.input.count; i++) {
        double numbers[RANDOM_NUMBERS];
        random_input(s, &terms[term], i, numbers);
        for (int k = 0; k < dims_count(term_in(&terms[term].t, i)); k++)
            x->x[n++] = (real)numbers[k];
    }
}

INLINE void Case_sample(Source *s, Case *x)
{
    draw_case(s, draw_below(s, MODELS), x);
}

INLINE void PairCase_sample(Source *s, PairCase *x)
{
    draw_case(s, 3 * draw_below(s, PAIRS), &x->of);
}

INLINE void Case_print(FILE *out, const Case *x)
{
    fprintf(out, "term %d", x->term);
}

INLINE void PairCase_print(FILE *out, const PairCase *x)
{
    Case_print(out, &x->of);
}

#endif
