/* markov.c - finite Markov kernels, in whole numbers. */
#include "markov.h"

static int64_t common_divisor(int64_t a, int64_t b)
{
    while (b != 0) {
        const int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

/* A total that serves for all rows of f. */
static int64_t common_total(const MarkovKernel *f)
{
    int64_t all = 1;
    for (int i = 0; i < PLACES; i++)
        all *= f->row[i].total / common_divisor(all, f->row[i].total);
    return all;
}

void law_through(const MarkovKernel *restrict f, const Law *restrict x,
                 Law *restrict y)
{
    const int64_t all = common_total(f);
    *y = (Law){ x->total * all, { 0 } };
    for (int i = 0; i < PLACES; i++)
        for (int j = 0; j < PLACES; j++)
            y->at[j] += x->at[i] * (all / f->row[i].total)
                      * f->row[i].at[j];
}

void markov_compose(const MarkovKernel *f, const MarkovKernel *g,
                    MarkovKernel *fg)
{
    for (int i = 0; i < PLACES; i++)
        law_through(g, &f->row[i], &fg->row[i]);
}

void law_through_both(const TwoKernels *restrict p, const Law *restrict x,
                      Law *restrict y)
{
    MarkovKernel both;
    markov_compose(&p->first, &p->second, &both);
    law_through(&both, x, y);
}

void law_copy(const Law *restrict x, PairLaw *restrict y)
{
    *y = (PairLaw){ x->total, { { 0 } } };
    for (int i = 0; i < PLACES; i++)
        y->at[i][i] = x->at[i];
}

void law_discard(const Law *restrict x, NoLaw *restrict y)
{
    *y = (NoLaw){ x->total, 0 };
    for (int i = 0; i < PLACES; i++)
        y->at += x->at[i];
}

void pair_through(const MarkovKernel *restrict f, const PairLaw *restrict x,
                  PairLaw *restrict y)
{
    const int64_t all = common_total(f);
    *y = (PairLaw){ x->total * all * all, { { 0 } } };
    for (int i = 0; i < PLACES * PLACES; i++) {
        const Law *a = &f->row[i / PLACES], *b = &f->row[i % PLACES];
        const int64_t mass = x->at[i / PLACES][i % PLACES]
                           * (all / a->total) * (all / b->total);
        for (int j = 0; j < PLACES; j++)
            for (int k = 0; k < PLACES; k++)
                y->at[j][k] += mass * a->at[j] * b->at[k];
    }
}

MarkovKernel markov_identity(void)
{
    MarkovKernel f;
    for (int i = 0; i < PLACES; i++) {
        f.row[i] = (Law){ 1, { 0 } };
        f.row[i].at[i] = 1;
    }
    return f;
}

int markov_is_sure(const MarkovKernel *f)
{
    for (int i = 0; i < PLACES; i++)
        for (int j = 0; j < PLACES; j++)
            if (f->row[i].at[j] != 0 && f->row[i].at[j] != f->row[i].total)
                return 0;
    return 1;
}

int law_same(const Law *a, const Law *b)
{
    int same = 1;
    for (int i = 0; i < PLACES; i++)
        same &= a->at[i] * b->total == b->at[i] * a->total;
    return same;
}
