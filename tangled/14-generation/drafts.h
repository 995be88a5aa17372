/* drafts.h - a draft accepted or replaced, as a kernel; Leviathan 2023. */
#ifndef DRAFTS_H
#define DRAFTS_H

#include "markov.h"

PRODUCT(DraftAndTarget, Law, draft, Law, target);
ARROW(law_of_accepting, DraftAndTarget, Law);   /* q ; a */
ARROW(law_of_redrawing, DraftAndTarget, Law);   /* a wrong turn */

#endif
