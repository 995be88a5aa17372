/* ways.c - eight reparametrisations of one model. */
#include "ways.h"

void everything(const Model *restrict q, Model *restrict p) { *p = *q; }
void everything_reverse(const Model *restrict q, const Model *restrict dp,
                        Model *restrict dq) { (void)q, *dq = *dp; }

/* encode and decode stand first in a Model, as the kernel wants them */
void tied_code(const Tied *restrict q, Model *restrict p)
{
    forward_tie((Shape){ SIDE, SIDE, 0 }, NULL, REALS(&q->encode),
        REALS_OUT(p), NULL);
    p->middle = q->middle;
}

void tied_code_reverse(const Tied *restrict q, const Model *restrict dp,
                       Tied *restrict dq)
{
    (void)q;
    reverse_tie((Shape){ SIDE, SIDE, 0 }, NULL, NULL, REALS(dp), NULL,
        REALS_OUT(&dq->encode));
    dq->middle = dp->middle;
}

void head_only(const HeadOnly *restrict q, Model *restrict p)
{
    *p = (Model){ .encode = q->encode, .decode = q->trained,
                  .middle = q->middle };
}

void head_only_reverse(const HeadOnly *restrict q,
    const Model *restrict dp, Mixing *restrict dq)
{
    (void)q;
    *dq = dp->decode;
}

void pruned_middle(const Pruned *restrict q, Model *restrict p)
{
    p->encode = q->encode;
    p->decode = q->decode;
    forward_prune((Shape){ .n = Mixing_dim }, q->mask.at, q->trained.at,
        p->middle.at, NULL);
}

void pruned_middle_reverse(const Pruned *restrict q,
    const Model *restrict dp, Mixing *restrict dq)
{
    reverse_prune((Shape){ .n = Mixing_dim }, q->mask.at, NULL,
        dp->middle.at, NULL, dq->at);
}

void codes_pack(const Mixing *w, Codes *c)
{
    real most = 0;
    for (int i = 0; i < Mixing_dim; i++)
        most = fmax(most, fabs(w->at[i]));
    c->step.value = fmax(most / MOST_CODE, LEAST_STEP);
    for (int i = 0; i < Mixing_dim; i++) {
        Code code;
        nearest(&c->step, &(Weight){ w->at[i] }, &code);
        c->at[i] = (signed char)code.at;
    }
}

void codes_unpack(const Codes *c, Mixing *w)
{
    for (int i = 0; i < Mixing_dim; i++) {
        Weight weight;
        dequantise(&c->step, &(Code){ c->at[i] }, &weight);
        w->at[i] = weight.value;
    }
}

void unpacked(const Packed *restrict q, adapted_2_on *restrict p)
{
    codes_unpack(&q->held.encode, &p->held.encode);
    codes_unpack(&q->held.decode, &p->held.decode);
    codes_unpack(&q->held.middle, &p->held.middle);
    p->trained = q->trained;
}

void unpacked_reverse(const Packed *restrict q,
    const adapted_2_free *restrict dp, adapted_2_free *restrict dq)
{
    (void)q;
    *dq = *dp;
}

static void begin_everything(const Model *base, void *q)
{
    *(Model *)q = *base;
}

static void begin_tied(const Model *base, void *q)
{
    *(Tied *)q = (Tied){ base->encode, base->middle };
}

static void begin_head(const Model *base, void *q)
{
    *(HeadOnly *)q = (HeadOnly){ base->encode, base->middle, base->decode };
}

static void begin_pruned(const Model *base, void *q)
{
    Pruned *p = q;
    *p = (Pruned){ .encode = base->encode, .decode = base->decode,
                   .trained = base->middle };
    for (int i = 0; i < Mixing_dim; i++)
        p->mask.at[i] = fabs(base->middle.at[i]) >= (real)0.15 ? 1 : 0;
}

/* a random A, and B = 0; n reals each */
static void begin_factors(int n, real ab[])
{
    static Source s;
    source_seed(&s, 11);
    for (int i = 0; i < n; i++) {
        ab[i] = draw_real(&s);
        ab[n + i] = 0;
    }
}

#define BEGIN_ADAPTED(a, r) \
    static void begin_##a(const Model *base, void *q) \
    { \
        a##_on *p = q; \
        p->held = *base; \
        begin_factors((r) * SIDE, REALS_OUT(&p->trained)); \
    } \
    _Static_assert(COUNT(a##_free) == 2 * (r) * SIDE, "A and B")
BEGIN_ADAPTED(adapted_1, 1);
BEGIN_ADAPTED(adapted_2, 2);
BEGIN_ADAPTED(adapted_4, 4);

static void begin_packed(const Model *base, void *q)
{
    Packed *p = q;
    codes_pack(&base->encode, &p->held.encode);
    codes_pack(&base->decode, &p->held.decode);
    codes_pack(&base->middle, &p->held.middle);
    begin_factors(2 * SIDE, REALS_OUT(&p->trained));
}

#define WAY_CALLS(a) \
    static void a##_get(const void *q, Model *p) { a(q, p); } \
    static void a##_put(const void *q, const Model *dp, void *dq) \
    { a##_reverse(q, dp, dq); } \
    _Static_assert(sizeof (a##_dom) <= sizeof (AnyWay) \
        && SAME_SPACE(a##_cod, Model), "room for " #a)
WAY_CALLS(everything);
WAY_CALLS(tied_code);
WAY_CALLS(head_only);
WAY_CALLS(pruned_middle);
WAY_CALLS(adapted_1);
WAY_CALLS(adapted_2);
WAY_CALLS(adapted_4);
WAY_CALLS(packed_2);

#define WHOLE_WAY(name, a, begin) { name, sizeof (a##_dom), 0, \
    COUNT(a##_grad), begin, a##_get, a##_put }
#define PART_WAY(name, a, begin) { name, sizeof (a##_dom), \
    offsetof(a##_dom, trained), COUNT(a##_grad), begin, a##_get, a##_put }
const Way ways[] = {
    WHOLE_WAY("everything", everything, begin_everything),
    WHOLE_WAY("tied", tied_code, begin_tied),
    PART_WAY("the last table", head_only, begin_head),
    PART_WAY("half the middle", pruned_middle, begin_pruned),
    PART_WAY("rank 4", adapted_4, begin_adapted_4),
    PART_WAY("rank 2", adapted_2, begin_adapted_2),
    PART_WAY("rank 1", adapted_1, begin_adapted_1),
    PART_WAY("rank 2, packed", packed_2, begin_packed),
};
_Static_assert(sizeof ways / sizeof *ways == WAYS, "one row for each way");

double way_loss(const Way *w, const Task *t, const AnyWay *q)
{
    Model p;
    w->get(q, &p);
    return task_loss(&p, t);
}

double way_train(const Way *w, const Task *t, int steps, real rate, AnyWay *q)
{
    Model p, dp;
    AnyWay dq;
    real *at = (real *)(void *)((char *)q + w->offset);
    double loss = 0;
    for (int k = 0; k < steps; k++) {
        w->get(q, &p);
        loss = task_gradient(&p, t, &dp);
        w->put(q, &dp, &dq);
        for (int i = 0; i < w->trained; i++)
            at[i] -= rate * REALS(&dq)[i];
    }
    return loss;
}

double packed_error(const Mixing *w, const Codes *c, int aligned, Source *s)
{
    double worst = 0;
    Mixing back;
    codes_unpack(c, &back);
    for (int i = 0; i < SIDE; i++) {
        double apart = 0, sum = 0;
        for (int j = 0; j < SIDE; j++) {
            const double d = (double)back.at[SIDE * i + j]
                           - (double)w->at[SIDE * i + j];
            const double x = aligned ? (d < 0 ? -1 : 1)
                                     : (double)draw_real(s);
            apart += d * x;
            sum += fabs(x);
        }
        worst = fmax(worst, fabs(apart) / ((double)c->step.value / 2 * sum));
    }
    return worst;
}
