/* sample_cuts.h - cuts, for diagrams and tests. */
#ifndef SAMPLE_CUTS_H
#define SAMPLE_CUTS_H

#include "cuts.h"
#include "sample_markov.h"

/* No sum of weights below 100 is a multiple of 7 per cent but all. */
INLINE void Cut_sample(Source *s, Cut *c)
{
    *c = (Cut){ 1 + draw_below(s, 3), 1 + draw_below(s, PLACES + 1),
                100 - 7 * draw_below(s, 14) };
}

INLINE void Cut_print(FILE *out, const Cut *c)
{
    fprintf(out, "power %d, top %d, %d per cent", c->power, c->keep,
            c->share);
}

#endif
