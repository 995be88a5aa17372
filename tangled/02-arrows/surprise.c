/* surprise.c - how surprising is a token, given the tokens of a text? */
#include "surprise.h"
#include <math.h>

void most_likely(const Distribution *restrict x, TokenId *restrict y)
{
    y->index = 0;
    for (int t = 1; t < VOCABULARY; t++)
        if (x->at[t] > x->at[y->index])
            y->index = t;
}

void smooth(const Smoothing *restrict p,
    const Distribution *restrict x, Distribution *restrict y)
{
    for (int t = 0; t < VOCABULARY; t++)
        y->at[t] = (1 - p->share) * x->at[t] + p->share / VOCABULARY;
}

static real surprise_of(real p)         /* p > 0 */
{
    return p < 1 ? (real)-log((double)p) : 0;
}

enum status surprises(const Unit *restrict p,
    const Distribution *restrict x, Surprises *restrict y)
{
    (void)p;
    for (int t = 0; t < VOCABULARY; t++) {
        if (x->at[t] <= 0)
            return NOT_FINITE;
        y->at[t] = surprise_of(x->at[t]);
    }
    return OK;
}

void surprise_at(const TokenId *restrict p,
    const Surprises *restrict x, Loss *restrict y)
{
    y->nats = x->at[p->index];
}

void commonest(const Sequence *restrict x, TokenId *restrict y)
{
    int times[VOCABULARY] = { 0 };
    y->index = 0;
    for (int i = 0; i < x->length; i++)
        times[x->at[i].index]++;
    for (int t = 1; t < VOCABULARY; t++)
        if (times[t] > times[y->index])
            y->index = t;
}

enum status surprise_by_hand(const Query *restrict p,
    const Integers *restrict x, Loss *restrict y)
{
    int times = 0;
    if (x->length < 1)
        return EMPTY;
    if (x->length > CAPACITY)
        return TOO_LONG;
    for (int i = 0; i < x->length; i++) {
        if (x->at[i].value < 0 || x->at[i].value >= VOCABULARY)
            return OUT_OF_RANGE;
        times += x->at[i].value == p->target.index;
    }
    real share = p->smoothing.share;
    y->nats = surprise_of((1 - share) * ((real)times / (real)x->length)
                          + share / VOCABULARY);
    return OK;
}
