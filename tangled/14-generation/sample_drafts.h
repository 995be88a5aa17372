/* sample_drafts.h - pairs of laws, drawn, compared and printed. */
#ifndef SAMPLE_DRAFTS_H
#define SAMPLE_DRAFTS_H

#include "drafts.h"
#include "sample_markov.h"

INLINE void DraftAndTarget_sample(Source *s, DraftAndTarget *l)
{
    Law_sample(s, &l->draft);
    Law_sample(s, &l->target);
}

INLINE double DraftAndTarget_gap(const DraftAndTarget *a,
                                 const DraftAndTarget *b)
{
    return fmax(Law_gap(&a->draft, &b->draft),
                Law_gap(&a->target, &b->target));
}

INLINE void DraftAndTarget_print(FILE *out, const DraftAndTarget *l)
{
    fputs("q = ", out), Law_print(out, &l->draft);
    fputs(", p = ", out), Law_print(out, &l->target);
}

#endif
