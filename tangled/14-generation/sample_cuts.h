/* sample_cuts.h - cuts, for diagrams and tests. */
#ifndef SAMPLE_CUTS_H
#define SAMPLE_CUTS_H

#include "cuts.h"
#include "sample_markov.h"

/* Shares without a factor of 100: no sum of weights falls on one of them. */
INLINE void Cut_sample(Source *s, Cut *c)
{
    static const int shares[] = { 100, 99, 97, 93, 91, 87, 83, 77,
                                  71, 63, 57, 49, 37, 23, 11, 7 };
    *c = (Cut){ 1 + draw_below(s, 3), 1 + draw_below(s, PLACES + 1),
                shares[draw_below(s, 16)] };
}

INLINE void Cut_print(FILE *out, const Cut *c)
{
    fprintf(out, "power %d, top %d, %d per cent", c->power, c->keep,
            c->share);
}

#endif
