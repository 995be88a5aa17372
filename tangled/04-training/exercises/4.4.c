/* Exercise 4.4: summaries for triples. */
#include "4.4.h"
#include <string.h>

void count_triples(const Text *x, Triples *y)
{
    const int kept = x->length < KEPT ? x->length : KEPT;
    memset(y, 0, sizeof *y);
    y->length = x->length;
    for (int i = 0; i < kept; i++) {
        y->first[i] = x->at[i];
        y->last[i] = x->at[x->length - kept + i];
    }
    for (int i = 2; i < x->length; i++)
        y->triple[x->at[i - 2].index][x->at[i - 1].index][x->at[i].index]++;
}

void join_triples(const Triples *x, const Triples *y, Triples *z)
{
    *z = *x;
    z->length = x->length + y->length;
}
