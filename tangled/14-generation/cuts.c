/* cuts.c - manners of choosing, in whole numbers. */
#include "cuts.h"

/* How many come before i, and what they weigh together. */
static int ahead_of(const Law *x, int i, int64_t *mass)
{
    int n = 0;
    *mass = 0;
    for (int j = 0; j < PLACES; j++)
        if (x->at[j] > x->at[i] || (x->at[j] == x->at[i] && j < i)) {
            n++;
            *mass += x->at[j];
        }
    return n;
}

void law_colder(const Cut *restrict p, const Law *restrict x, Law *restrict y)
{
    y->total = 0;
    for (int i = 0; i < PLACES; i++) {
        y->at[i] = 1;
        for (int n = 0; n < p->power; n++)
            y->at[i] *= x->at[i];
        y->total += y->at[i];
    }
}

void law_top_k(const Cut *restrict p, const Law *restrict x, Law *restrict y)
{
    int64_t mass;
    y->total = 0;
    for (int i = 0; i < PLACES; i++)
        y->total += y->at[i] = ahead_of(x, i, &mass) < p->keep ? x->at[i] : 0;
}

void law_top_p(const Cut *restrict p, const Law *restrict x, Law *restrict y)
{
    int64_t mass;
    y->total = 0;
    for (int i = 0; i < PLACES; i++) {
        (void)ahead_of(x, i, &mass);
        y->at[i] = 100 * mass < p->share * x->total ? x->at[i] : 0;
        y->total += y->at[i];
    }
}

void law_top_p_twice(const Cut *restrict p, const Law *restrict x,
                     Law *restrict y)
{
    Law once;
    law_top_p(p, x, &once);
    law_top_p(p, &once, y);
}
