/* sample_cells.h - the objects of chapter 9, for tests and diagrams. */
#ifndef SAMPLE_CELLS_H
#define SAMPLE_CELLS_H

#include "cells.h"
#include "sample_layers.h"

SAMPLED_REALS(Five);
SAMPLED_REALS(Four);
SAMPLED_REALS(Three);
SAMPLED_REALS(FourByFive);
SAMPLED_REALS(ThreeByFour);
SAMPLED_REALS(thin_on);

typedef struct { Five x; Three dy; } Sent;
typedef struct { Three y; thin_free thin; ThreeByFour sparse; Five dx; }
    Returned;
SAMPLED_REALS(Sent);
SAMPLED_REALS(Returned);

INLINE void each_reparametrised_pair_sample(Source *s,
    each_reparametrised_pair *p)
{
    thin_on_sample(s, &p->f);
    ThreeByFour_sample(s, &p->g.trained);
    for (int i = 0; i < COUNT(ThreeByFour); i++)
        p->g.held.at[i] = (real)draw_below(s, 2);
}

INLINE void each_reparametrised_pair_print(FILE *out,
    const each_reparametrised_pair *p)
{
    reals_print(out, COUNT(each_reparametrised_pair), REALS(p));
}

typedef struct { Five x, dy; } There;
SAMPLED_REALS(There);
SAMPLED_REALS(thin_free);

/* Whole numbers from -3 to 3: sums and products of a few are exact. */
INLINE void whole_numbers(Source *s, int n, real at[])
{
    for (int i = 0; i < n; i++)
        at[i] = (real)(draw_below(s, 7) - 3);
}

#endif
