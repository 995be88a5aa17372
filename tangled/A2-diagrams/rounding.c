#include "rounding.h"
#include <math.h>

void negate(const Number *restrict x, Number *restrict y)
{
    y->value = -x->value;
}

void opposite(const Code *restrict x, Code *restrict y)
{
    y->value = -x->value;
}

void nearest(const Number *restrict x, Code *restrict y)
{
    y->value = (int)round(x->value);
}

void hasty(const Number *restrict x, Code *restrict y)
{
    y->value = (int)floor(x->value + (real)0.5);
}

void twice(const Number *restrict x, Number *restrict y)
{
    y->value = 2 * x->value;
}

void snap(const Number *restrict x, Number *restrict y)
{
    y->value = (real)(round(4 * x->value) / 4);
}

#ifndef TIES
#define TIES 1
#endif

/* 0, 1/4, -1/4, 1/2, … for words that grow from 0. */
static real draw_quarters(Source *s)
{
    int n = draw_below(s, 65);
    return (real)(n % 2 == 1 ? n + 1 : -n) / 8;
}

void Number_sample(Source *s, Number *x)
{
    if (TIES && draw_below(s, 2) == 0)
        x->value = draw_quarters(s);
    else
        x->value = 8 * draw_real(s);
}

double Number_gap(const Number *a, const Number *b)
{
    double gap = fabs((double)a->value - (double)b->value);
    return isnan(gap) ? INFINITY : gap;
}

void Number_print(FILE *out, const Number *x)
{
    fprintf(out, "%.9g", (double)x->value);
}

double Code_gap(const Code *a, const Code *b)
{
    return fabs((double)a->value - (double)b->value);
}

void Code_print(FILE *out, const Code *x)
{
    fprintf(out, "%d", x->value);
}
