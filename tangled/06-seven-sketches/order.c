/* order.c - what is known, in order; a quantiser from a Galois connection. */
#include "order.h"
#include <math.h>
#include <stdio.h>

enum status weight(const Unit *restrict p,
    const Real *restrict x, Weight *restrict y)
{
    (void)p;
    y->value = x->value;
    return isfinite(x->value) ? OK : NOT_FINITE;
}

enum status grid_step(const Unit *restrict p,
    const Real *restrict x, GridStep *restrict y)
{
    (void)p;
    y->value = x->value;
    if (!isfinite(x->value))
        return NOT_FINITE;
    return x->value >= LEAST_STEP && x->value <= MOST_STEP ? OK : OUT_OF_RANGE;
}

void grid_step_refusal(const Real *restrict x, Sentence *restrict y)
{
    GridStep made;
    y->text[0] = '\0';
    if (grid_step(NULL, x, &made) != OK)
        snprintf(y->text, sizeof y->text, "step %g: expected a finite real "
            "from 2^-100 to 2^100", (double)x->value);
}

static int saturated(double n)
{
    return n <= LEAST_CODE ? LEAST_CODE : n >= MOST_CODE ? MOST_CODE : (int)n;
}

void dequantise(const GridStep *restrict p,
    const Code *restrict x, Weight *restrict y)
{
    y->value = (real)x->at * p->value;
}

void ceiling(const GridStep *restrict p,
    const Weight *restrict x, Code *restrict y)
{
    real ratio = x->value / p->value;
    y->at = saturated(ceil((double)ratio));
}

void nearest(const GridStep *restrict p,
    const Weight *restrict x, Code *restrict y)
{
    real ratio = x->value / p->value;
    y->at = saturated(round((double)ratio));
}

void cover(const GridStep *restrict p,
    const Weight *restrict x, Code *restrict y)
{
    int low = LEAST_CODE, high = MOST_CODE;     /* the least is one of them */
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (x->value <= (real)middle * p->value)
            high = middle;
        else
            low = middle + 1;
    }
    y->at = low;
}

int known_below(Known a, Known b)
{
    return (a.fields & ~b.fields) == 0;
}

Known known_join(Known a, Known b)
{
    return (Known){ a.fields | b.fields };
}

Known known_meet(Known a, Known b)
{
    return (Known){ a.fields & b.fields };
}

Known known_implies(Known a, Known b)
{
    return (Known){ (FIELDS & ~a.fields) | b.fields };
}
