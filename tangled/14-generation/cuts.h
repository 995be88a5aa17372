/* cuts.h - manners of choosing, in whole numbers, one token at a time. */
#ifndef CUTS_H
#define CUTS_H

#include "markov.h"

typedef struct Cut {
    int power;                          /* 1 / temperature: 1, 2, ... */
    int keep;                           /* top-k: 1, 2, ... */
    int share;                          /* top-p: 1 .. 100 per cent */
} Cut;
PARAMETRIC(law_colder, Cut, Law, Law);
PARAMETRIC(law_top_k, Cut, Law, Law);
PARAMETRIC(law_top_p, Cut, Law, Law);
PARAMETRIC(law_top_p_twice, Cut, Law, Law);

#endif
