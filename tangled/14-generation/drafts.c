/* drafts.c - a draft accepted or replaced, as a kernel. */
#include "drafts.h"

/* What each has more than the other, over one total; the sum of it. */
static int64_t more_than(const Law *p, const Law *q, Law *more)
{
    *more = (Law){ 0, { 0 } };
    for (int i = 0; i < PLACES; i++) {
        const int64_t gap = p->at[i] * q->total - q->at[i] * p->total;
        more->total += more->at[i] = gap > 0 ? gap : 0;
    }
    return more->total;
}

/* a (x, .): itself if it is accepted, else drawn from r. */
static Law accept_or(const DraftAndTarget *l, int x, const Law *r)
{
    const int64_t drafted = l->draft.at[x] * l->target.total;
    const int64_t wanted = l->target.at[x] * l->draft.total;
    Law row = { 1, { 0 } };
    if (drafted <= wanted) {            /* accepted; or never drafted */
        row.at[x] = 1;
        return row;
    }
    row.total = drafted * r->total;
    for (int y = 0; y < PLACES; y++)
        row.at[y] = (drafted - wanted) * r->at[y];
    row.at[x] += wanted * r->total;
    return row;
}

void law_of_accepting(const DraftAndTarget *restrict l, Law *restrict y)
{
    MarkovKernel a;
    Law r;
    (void)more_than(&l->target, &l->draft, &r);
    for (int x = 0; x < PLACES; x++)
        a.row[x] = accept_or(l, x, &r);
    law_through(&a, &l->draft, y);
}

void law_of_redrawing(const DraftAndTarget *restrict l, Law *restrict y)
{
    MarkovKernel a;
    for (int x = 0; x < PLACES; x++)
        a.row[x] = accept_or(l, x, &l->target);
    law_through(&a, &l->draft, y);
}
