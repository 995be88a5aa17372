/* interchanged.h - two layers, adapted and pruned, in three ways. */
#include "../sample_cells.h"

static void each_then_composed(const each_reparametrised_pair *restrict p,
    const Sent *restrict x, Returned *restrict y)
{
    each_reparametrised_tape t;
    each_reparametrised_grad d;
    each_reparametrised_forward(p, &x->x, &y->y, &t);
    each_reparametrised_reverse(p, &t, &x->dy, &d, &y->dx);
    y->thin = d.f;
    y->sparse = d.g;
}

static void composed_then_all(const each_reparametrised_pair *restrict p,
    const Sent *restrict x, Returned *restrict y)
{
    const thin_and_sparse_pair q = { p->f, p->g };
    all_reparametrised_tape t;
    all_reparametrised_grad d;
    all_reparametrised_forward(&q, &x->x, &y->y, &t);
    all_reparametrised_reverse(&q, &t, &x->dy, &d, &y->dx);
    y->thin = d.f;
    y->sparse = d.g;
}

static real thin_at(const thin_on *q, int i, int j)
{
    return q->held.at[5 * i + j] + q->trained.b[2 * i] * q->trained.a[j]
         + q->trained.b[2 * i + 1] * q->trained.a[5 + j];
}

static real sparse_at(const sparse_on *q, int k, int i)
{
    return q->held.at[4 * k + i] * q->trained.at[4 * k + i];
}

static void there(const each_reparametrised_pair *p, const Sent *x, Four *h,
                  Three *y)
{
    *h = (Four){ { 0 } };
    *y = (Three){ { 0 } };
    for (int i = 0; i < 4; i++)
        for (int j = 0; j < 5; j++)
            h->at[i] += thin_at(&p->f, i, j) * x->x.at[j];
    for (int k = 0; k < 3; k++)
        for (int i = 0; i < 4; i++)
            y->at[k] += sparse_at(&p->g, k, i) * h->at[i];
}

static void written_out(const each_reparametrised_pair *restrict p,
    const Sent *restrict x, Returned *restrict r)
{
    Four h;
    *r = (Returned){ .y = { { 0 } } };
    there(p, x, &h, &r->y);
    for (int i = 0; i < 4; i++) {
        real dh = 0;
        for (int k = 0; k < 3; k++) {
            dh += sparse_at(&p->g, k, i) * x->dy.at[k];
            r->sparse.at[4 * k + i] = p->g.held.at[4 * k + i]
                * (x->dy.at[k] * h.at[i]);
        }
        for (int j = 0; j < 5; j++) {
            const real g = dh * x->x.at[j];
            r->dx.at[j] += thin_at(&p->f, i, j) * dh;
            for (int k = 0; k < 2; k++) {
                r->thin.a[5 * k + j] += p->f.trained.b[2 * i + k] * g;
                r->thin.b[2 * i + k] += g * p->f.trained.a[5 * k + j];
            }
        }
    }
}

PARAMETRIC(each_then_composed, each_reparametrised_pair, Sent, Returned);
PARAMETRIC(composed_then_all, each_reparametrised_pair, Sent, Returned);
PARAMETRIC(written_out, each_reparametrised_pair, Sent, Returned);
