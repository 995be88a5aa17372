/* thinned.h - what comes back through a low rank; a low rank of zero. */
typedef struct { thin_free first, second; } TwoFree;
SAMPLED_REALS(TwoFree);

static thin_on whole(const thin_on *p)
{
    thin_on q;
    for (int i = 0; i < COUNT(thin_on); i++)
        REALS_OUT(&q)[i] = (real)(int)(4 * REALS(p)[i]);
    return q;
}

static void pull_each(const thin_on *restrict p,
    const TwoGradients *restrict x, TwoFree *restrict y)
{
    const thin_on q = whole(p);
    thin_reverse(&q, &x->first, &y->first);
    thin_reverse(&q, &x->second, &y->second);
}

static void pull_once(const thin_on *restrict p,
    const FourByFive *restrict x, thin_free *restrict y)
{
    const thin_on q = whole(p);
    thin_reverse(&q, x, y);
}

static void added(int n, const real a[], const real b[], real y[])
{
    for (int i = 0; i < n; i++)
        y[i] = a[i] + b[i];
}

static void add_gradients(const TwoGradients *restrict x,
                          FourByFive *restrict y)
{
    added(COUNT(FourByFive), REALS(&x->first), REALS(&x->second),
          REALS_OUT(y));
}

static void add_pulled(const TwoFree *restrict x, thin_free *restrict y)
{
    added(COUNT(thin_free), REALS(&x->first), REALS(&x->second),
          REALS_OUT(y));
}

PARAMETRIC(pull_each, thin_on, TwoGradients, TwoFree);
PARAMETRIC(pull_once, thin_on, FourByFive, thin_free);
ARROW(add_gradients, TwoGradients, FourByFive);
ARROW(add_pulled, TwoFree, thin_free);

#include "cell_tables.h"

SPACE(RoundValue, 1);
typedef struct { real q[3], v[3], u[3]; } RoundProbe;
SAMPLED_REALS(RoundValue);
SAMPLED_REALS(RoundProbe);

static void valued_at_the_end(const RoundProbe *restrict x,
                              RoundValue *restrict y)
{
    Dual step = dual(0.25, 0), q[3], made[3];
    double value = 0;
    for (int i = 0; i < 3; i++)
        q[i] = dual((double)x->q[i], (double)x->v[i]);
    dual_cells[rounded_cell].forward((Shape){ 0, 3, 0 }, &step, q, made, NULL);
    for (int i = 0; i < 3; i++)
        value += (double)x->u[i] * slope_of(made[i]);
    y->at[0] = (real)value;
}

static void valued_at_the_start(const RoundProbe *restrict x,
                                RoundValue *restrict y)
{
    real back[3];
    reverse_rounded((Shape){ 0, 3, 0 }, NULL, x->q, x->u, NULL, back);
    y->at[0] = 0;
    for (int i = 0; i < 3; i++)
        y->at[0] += back[i] * x->v[i];
}
ARROW(valued_at_the_end, RoundProbe, RoundValue);
ARROW(valued_at_the_start, RoundProbe, RoundValue);
