/* optimisers.c - five rules: what is kept for each weight, and how it moves. */
#include "optimisers.h"
#include <stdio.h>
#include <tgmath.h>

static int fraction(real x) { return x >= 0 && x < 1; }
static int positive(real x) { return isfinite(x) && x > 0; }

enum status rates(const Unit *restrict p, const RateNumbers *restrict x,
                  Rates *restrict y)
{
    LearningRate rate;
    const enum status s = learning_rate(p, &x->rate, &rate);
    if (s != OK)
        return s;
    *y = (Rates){ rate, x->momentum, x->beta1, x->beta2, x->epsilon,
                  x->decay };
    return fraction(x->momentum) && fraction(x->beta1) && fraction(x->beta2)
        && positive(x->epsilon) && isfinite(x->decay) && x->decay >= 0
        ? OK : OUT_OF_RANGE;
}

void rates_refusal(const RateNumbers *restrict x, Sentence *restrict y)
{
    const char *const names[] = { "momentum", "beta1", "beta2" };
    const real numbers[] = { x->momentum, x->beta1, x->beta2 };
    learning_rate_refusal(&x->rate, y);
    for (int i = 0; i < 3 && y->text[0] == '\0'; i++)
        if (!fraction(numbers[i]))
            snprintf(y->text, sizeof y->text, "%s %g: expected at least 0 and "
                "less than 1", names[i], (double)numbers[i]);
    if (y->text[0] == '\0' && !positive(x->epsilon))
        snprintf(y->text, sizeof y->text, "epsilon %g: expected a finite "
            "real, more than 0", (double)x->epsilon);
    if (y->text[0] == '\0' && !(isfinite(x->decay) && x->decay >= 0))
        snprintf(y->text, sizeof y->text, "decay %g: expected a finite real, "
            "0 or more", (double)x->decay);
}

void clock_start(Clock *c) { *c = (Clock){ 0, 1, 1 }; }

void clock_tick(const Rates *r, Clock *c)
{
    c->steps++;
    c->power1 *= (double)r->beta1;
    c->power2 *= (double)r->beta2;
}

/* Four rules want the gradient where the weights are. */
#define AT_THE_WEIGHTS(U) \
    const real *U##_point(const Rates *r, int n, const real *w, \
        real *space) { (void)r, (void)n, (void)space; return w; }
AT_THE_WEIGHTS(sgd)
AT_THE_WEIGHTS(polyak)
AT_THE_WEIGHTS(adam)
AT_THE_WEIGHTS(adamw)

void sgd_move(const Rates *r, const Clock *c, int n,
              const real *restrict g, real *restrict w)
{
    (void)c;
    for (int i = 0; i < n; i++)
        w[i] -= r->rate.value * g[i];
}

void polyak_move(const Rates *r, const Clock *c, int n,
                 const real *restrict g, real *restrict w)
{
    real *const s = w + n;
    (void)c;
    for (int i = 0; i < n; i++) {
        s[i] = r->momentum * s[i] - r->rate.value * g[i];
        w[i] += s[i];
    }
}

const real *nesterov_point(const Rates *r, int n, const real *w, real *space)
{
    for (int i = 0; i < n; i++)
        space[i] = w[i] + r->momentum * w[n + i];
    return space;
}

void nesterov_move(const Rates *r, const Clock *c, int n,
                   const real *restrict g, real *restrict w)
{
    polyak_move(r, c, n, g, w);
}

void adam_move(const Rates *r, const Clock *c, int n,
               const real *restrict g, real *restrict w)
{
    real *const m = w + n, *const v = w + 2 * n;
    const real one1 = (real)(1 - c->power1), one2 = (real)(1 - c->power2);
    for (int i = 0; i < n; i++) {
        m[i] = r->beta1 * m[i] + (1 - r->beta1) * g[i];
        v[i] = r->beta2 * v[i] + (1 - r->beta2) * g[i] * g[i];
        const real mean = m[i] / one1, square = v[i] / one2;
        w[i] -= r->rate.value * mean / (sqrt(square) + r->epsilon);
    }
}

void adamw_move(const Rates *r, const Clock *c, int n,
                const real *restrict g, real *restrict w)
{
    for (int i = 0; i < n; i++)
        w[i] -= r->rate.value * r->decay * w[i];
    adam_move(r, c, n, g, w);
}
