/* 13.2.c - a gain before the sum. */
#include "13.2.h"

void gated_residual(const Term *f, Term *t)
{
    int in[32], y;
    for (int i = 0; i < f->input.count; i++)
        in[i] = term_input(t, term_in(f, i));
    const int g = term_input(t, DIMS(dims_rows(term_in(f, 0))));
    term_append(t, f, in, &y);
    term_output(t, APPLY(t, ADD, in[0], APPLY(t, GAIN, g, y)));
}
