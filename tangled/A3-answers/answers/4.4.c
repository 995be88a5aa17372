/* Answer 4.4: two tokens at each end. */
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

static int kept(const Triples *x)
{
    return x->length < KEPT ? x->length : KEPT;
}

/* The tokens a, then the tokens b, as a text. */
static Text end_to_end(int m, const TokenId a[], int n, const TokenId b[])
{
    Text t = { .length = m + n };
    memcpy(t.at, a, (size_t)m * sizeof a[0]);
    memcpy(t.at + m, b, (size_t)n * sizeof b[0]);
    return t;
}

static void add(const Triples *x, Triples *z)
{
    for (int i = 0; i < VOCABULARY; i++)
        for (int j = 0; j < VOCABULARY; j++)
            for (int k = 0; k < VOCABULARY; k++)
                z->triple[i][j][k] += x->triple[i][j][k];
}

void join_triples(const Triples *x, const Triples *y, Triples *z)
{
    const Text seam = end_to_end(kept(x), x->last, kept(y), y->first);
    const Text begin = end_to_end(kept(x), x->first, kept(y), y->first);
    const Text end = end_to_end(kept(x), x->last, kept(y), y->last);
    Triples ends;
    count_triples(&seam, z);
    z->length = x->length + y->length;
    count_triples(&begin, &ends);
    memcpy(z->first, ends.first, sizeof z->first);
    count_triples(&end, &ends);
    memcpy(z->last, ends.last, sizeof z->last);
    add(x, z);
    add(y, z);
}
