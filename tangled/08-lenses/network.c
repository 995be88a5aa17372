/* network.c - a small network as a composite of lenses, and by hand. */
#include "network.h"

void distance(const Scores *restrict p, const Scores *restrict x,
              Number *restrict y)
{
    y->at[0] = 0;
    for (int i = 0; i < Scores_dim; i++) {
        const real d = x->at[i] - p->at[i];
        y->at[0] += d * d / 2;
    }
}

void distance_forward(const Scores *restrict p, const Scores *restrict x,
                      Number *restrict y, Scores *restrict t)
{
    distance(p, x, y);
    for (int i = 0; i < Scores_dim; i++)
        t->at[i] = x->at[i] - p->at[i];
}

void distance_reverse(const Scores *restrict p, const Scores *restrict t,
    const Number *restrict dy, Scores *restrict dp, Scores *restrict dx)
{
    (void)p;
    for (int i = 0; i < Scores_dim; i++) {
        dx->at[i] = t->at[i] * dy->at[0];
        dp->at[i] = -dx->at[i];
    }
}

static void second_by_hand(const Network *p, const Features *h,
                           Network *dp, Features *delta)
{
    Scores e;
    narrow(&p->narrow, h, &e);
    for (int k = 0; k < 2; k++) {
        e.at[k] -= p->target.at[k];
        dp->target.at[k] = -e.at[k];
        for (int i = 0; i < 4; i++)
            dp->narrow.at[4 * k + i] = e.at[k] * h->at[i];
    }
    for (int i = 0; i < 4; i++) {
        real sum = 0;
        for (int k = 0; k < 2; k++)
            sum += p->narrow.at[4 * k + i] * e.at[k];
        delta->at[i] = (1 - h->at[i] * h->at[i]) * sum;
    }
}

void network_by_hand(const Network *restrict p, const Pixels *restrict x,
                     Network *restrict dp, Pixels *restrict dx)
{
    Features wide, lifted_high, h, delta;
    widen(&p->widen, x, &wide);
    lift(&p->lift, &wide, &lifted_high);
    squash(NULL, &lifted_high, &h);
    second_by_hand(p, &h, dp, &delta);
    dp->lift = delta;
    for (int j = 0; j < 3; j++) {
        dx->at[j] = 0;
        for (int i = 0; i < 4; i++) {
            dp->widen.at[3 * i + j] = delta.at[i] * x->at[j];
            dx->at[j] += p->widen.at[3 * i + j] * delta.at[i];
        }
    }
}
