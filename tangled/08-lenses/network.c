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

void gradient_by_hand(const Network *restrict p, const Pixels *restrict x,
                      NetworkGradient *restrict y)
{
    Features wide, high, h, delta;
    widen(&p->widen, x, &wide);
    lift(&p->lift, &wide, &high);
    squash(NULL, &high, &h);
    second_by_hand(p, &h, &y->dp, &delta);
    y->dp.lift = delta;
    for (int j = 0; j < 3; j++) {
        y->dx.at[j] = 0;
        for (int i = 0; i < 4; i++) {
            y->dp.widen.at[3 * i + j] = delta.at[i] * x->at[j];
            y->dx.at[j] += p->widen.at[3 * i + j] * delta.at[i];
        }
    }
}

judged_pair network_pairs(const Network *n)
{
    judged_pair p;
    p.f.f.f.f = n->widen;
    p.f.f.f.g = n->lift;
    p.f.g = n->narrow;
    p.g = n->target;
    return p;
}

judged_from_the_right_pair network_pairs_from_the_right(const Network *n)
{
    judged_from_the_right_pair p;
    p.f = n->widen;
    p.g.f = n->lift;
    p.g.g.g.f = n->narrow;
    p.g.g.g.g = n->target;
    return p;
}

void gradient_from_the_left(const Network *restrict p,
    const Pixels *restrict x, NetworkGradient *restrict y)
{
    const judged_pair pairs = network_pairs(p);
    judged_pair d;
    judged_tape t;
    Number z;
    judged_forward(&pairs, x, &z, &t);
    judged_reverse(&pairs, &t, &(Number){ { 1 } }, &d, &y->dx);
    y->dp = (Network){ d.f.f.f.f, d.f.f.f.g, d.f.g, d.g };
}

void gradient_from_the_right(const Network *restrict p,
    const Pixels *restrict x, NetworkGradient *restrict y)
{
    const judged_from_the_right_pair pairs = network_pairs_from_the_right(p);
    judged_from_the_right_pair d;
    judged_from_the_right_tape t;
    Number z;
    judged_from_the_right_forward(&pairs, x, &z, &t);
    judged_from_the_right_reverse(&pairs, &t, &(Number){ { 1 } }, &d, &y->dx);
    y->dp = (Network){ d.f, d.g.f, d.g.g.g.f, d.g.g.g.g };
}
