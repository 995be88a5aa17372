/* coder.c - a network of three tables, and a task for it. */
#include "coder.h"

void arrange(const Model *restrict q, coder_pair *restrict p)
{
    p->f.f.f = q->encode;
    p->f.g.f = q->middle;
    p->g = q->decode;
}

void arrange_reverse(const Model *restrict q, const coder_pair *restrict dp,
                     Model *restrict dq)
{
    (void)q;
    dq->encode = dp->f.f.f;
    dq->middle = dp->f.g.f;
    dq->decode = dp->g;
}

static double distance_to(const Pattern *y, const Pattern *target,
                          Pattern *dy)
{
    double loss = 0;
    for (int i = 0; i < SIDE; i++) {
        const real d = y->at[i] - target->at[i];
        loss += (double)(d * d) / 2 / EXAMPLES;
        dy->at[i] = d / EXAMPLES;
    }
    return loss;
}

double task_loss(const Model *p, const Task *t)
{
    double loss = 0;
    Pattern y, dy;
    for (int k = 0; k < EXAMPLES; k++) {
        network(p, &t->x[k], &y);
        loss += distance_to(&y, &t->y[k], &dy);
    }
    return loss;
}

static void accumulate(Mixing *sum, const Mixing *d)
{
    for (int i = 0; i < Mixing_dim; i++)
        sum->at[i] += d->at[i];
}

double task_gradient(const Model *p, const Task *t, Model *dp)
{
    double loss = 0;
    coder_pair pairs, d, sum = { .g = { { 0 } } };
    arrange(p, &pairs);
    for (int k = 0; k < EXAMPLES; k++) {
        Pattern y, dy, dx;
        coder_tape tape;
        coder_forward(&pairs, &t->x[k], &y, &tape);
        loss += distance_to(&y, &t->y[k], &dy);
        coder_reverse(&pairs, &tape, &dy, &d, &dx);
        accumulate(&sum.f.f.f, &d.f.f.f);
        accumulate(&sum.f.g.f, &d.f.g.f);
        accumulate(&sum.g, &d.g);
    }
    arrange_reverse(p, &sum, dp);
    return loss;
}

static void random_reals(Source *s, int n, real size, real at[])
{
    for (int i = 0; i < n; i++)
        at[i] = size * draw_real(s);
}

void base_model(Model *p)
{
    static Source s;
    source_seed(&s, 9);
    random_reals(&s, Mixing_dim, (real)0.3, p->encode.at);
    random_reals(&s, Mixing_dim, (real)0.3, p->middle.at);
    forward_permute((Shape){ SIDE, SIDE, 0 }, NULL, p->encode.at,
        p->decode.at, NULL);
}

DEFINE_LOW_RANK(change, Mixing, SIDE, SIDE, 2);

void base_task(const Model *p, uint64_t seed, Task *t)
{
    static Source s;
    change_on changed = { .held = p->middle };
    Model other = *p;
    source_seed(&s, 10);
    random_reals(&s, COUNT(change_free), (real)0.4,
        REALS_OUT(&changed.trained));
    change(&changed, &other.middle);
    source_seed(&s, seed);
    for (int k = 0; k < EXAMPLES; k++) {
        random_reals(&s, SIDE, 1, t->x[k].at);
        network(&other, &t->x[k], &t->y[k]);
    }
}
