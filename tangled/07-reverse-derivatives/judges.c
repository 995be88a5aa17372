/* judges.c - is this the reverse pass of that primitive? */
#include "judges.h"
#include <math.h>

Claim right_claim(enum operation op)
{
    return (Claim){ &instances[op], operations[op].reverse,
                    dual_operations[op].reverse };
}

/* y, and how it moves, if p and x move by step times v */
static void moved(const Instance *f, const Case *at, double step,
    double slope, Dual y[])
{
    Dual p[MOST], x[MOST];
    for (int i = 0; i < MOST; i++) {
        p[i] = dual(at->p[i] + step * at->vp[i], slope * at->vp[i]);
        x[i] = dual(at->x[i] + step * at->vx[i], slope * at->vx[i]);
    }
    dual_operations[f->op].forward(f->s, p, x, y, NULL);
}

/* a . b, and the sum of the sizes of its terms is added to size */
static double paired(int n, const double a[], const double b[], double *size)
{
    double sum = 0;
    for (int i = 0; i < n; i++) {
        sum += a[i] * b[i];
        *size += fabs(a[i] * b[i]);
    }
    return sum;
}

static double gap(double a, double b, double size)
{
    if (!isfinite(a) || !isfinite(b))
        return INFINITY;
    return a == b ? 0 : fabs(a - b) / size;
}

static double pulled(const Claim *c, const Case *at, double *size)
{
    double dp[MOST], dx[MOST];
    gradient_at(c->f, c->dual_reverse, at, dp, dx);
    return paired(c->f->p, dp, at->vp, size)
         + paired(c->f->x, dx, at->vx, size);
}

double adjoint_gap(const Claim *c, const Case *at)
{
    Dual y[MOST];
    double vy[MOST], size = 0, back = pulled(c, at, &size);
    moved(c->f, at, 0, 1, y);
    for (int i = 0; i < c->f->y; i++)
        vy[i] = slope_of(y[i]);
    return gap(paired(c->f->y, at->u, vy, &size), back, size);
}

double double_gap(const Claim *c, const Case *at, double step)
{
    Dual above[MOST], below[MOST];
    double vy[MOST], size = 0, back = pulled(c, at, &size);
    moved(c->f, at, step, 0, above);
    moved(c->f, at, -step, 0, below);
    for (int i = 0; i < c->f->y; i++)
        vy[i] = (value_of(above[i]) - value_of(below[i])) / (2 * step);
    return gap(paired(c->f->y, at->u, vy, &size), back, size);
}

static void reals(const double a[], real b[])
{
    for (int i = 0; i < MOST; i++)
        b[i] = (real)a[i];
}

/* <u, f (p, x)>, and what is kept */
static real loss_at(const Claim *c, const Case *at, const real p[],
    const real x[], real t[])
{
    real y[MOST], sum = 0;
    operations[c->f->op].forward(c->f->s, p, x, y, t);
    for (int i = 0; i < c->f->y; i++)
        sum += (real)at->u[i] * y[i];
    return sum;
}

/* the gap at the largest of n coordinates of a gradient; at lies in p or x */
static double largest_gap(const Claim *c, const Case *from, int n,
    const real gradient[], real at[], const real p[], const real x[], real h)
{
    int k = 0;
    if (n == 0)
        return 0;
    for (int i = 1; i < n; i++)
        if (!(fabs((double)gradient[i]) <= fabs((double)gradient[k])))
            k = i;
    real middle = at[k];
    at[k] = middle + h;
    real above = loss_at(c, from, p, x, NULL);
    at[k] = middle - h;
    real below = loss_at(c, from, p, x, NULL);
    at[k] = middle;
    return gap((double)((above - below) / (2 * h)), (double)gradient[k], 1);
}

double single_gap(const Claim *c, const Case *at, double step)
{
    const Instance *f = c->f;
    real p[MOST], x[MOST], t[MOST], u[MOST], dp[MOST] = { 0 },
        dx[MOST] = { 0 };
    reals(at->p, p);
    reals(at->x, x);
    reals(at->u, u);
    (void)loss_at(c, at, p, x, t);
    c->reverse(f->s, p, t, u, dp, dx);
    double in_p = largest_gap(c, at, f->p_below ? 0 : f->p, dp, p, p, x,
                              (real)step);
    double in_x = largest_gap(c, at, f->x_below ? 0 : f->x, dx, x, p, x,
                              (real)step);
    return in_p > in_x ? in_p : in_x;
}
