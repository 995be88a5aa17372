/* adamw.c - AdamW over many tensors, its rate and its clip; Loshchilov 2019. */
#include "adamw_kernels.h"
#include <stdio.h>

static int fraction(double x) { return x >= 0 && x < 1; }
static int finite_from(double x, double least)
{
    return isfinite(x) && x >= least;
}

enum status adamw_plan_fits(const AdamwPlan *p, Sentence *why)
{
    const struct { const char *name; double came; int fits;
                   const char *expected; } rows[] = {
        { "steps", (double)p->steps, p->steps >= 1, "1 or more" },
        { "warmup", (double)p->warmup, p->warmup >= 0
          && p->warmup <= p->steps, "from 0 to the steps" },
        { "rate", p->rate, p->rate > 0 && p->rate <= 1, "0 < rate <= 1" },
        { "floor", p->floor, finite_from(p->floor, 0)
          && p->floor <= p->rate, "from 0 to the rate" },
        { "beta1", p->beta1, fraction(p->beta1), "0 <= beta1 < 1" },
        { "beta2", p->beta2, fraction(p->beta2), "0 <= beta2 < 1" },
        { "epsilon", p->epsilon, isfinite(p->epsilon)
          && (real)p->epsilon > 0, "a finite real, more than 0" },
        { "decay", p->decay, finite_from(p->decay, 0), "0 or more" },
        { "clip", p->clip, finite_from(p->clip, 0), "0 or more" } };
    why->text[0] = '\0';
    for (int i = 0; i < 9 && why->text[0] == '\0'; i++)
        if (!rows[i].fits)
            snprintf(why->text, sizeof why->text, "%s %g: expected %s",
                     rows[i].name, rows[i].came, rows[i].expected);
    return why->text[0] == '\0' ? OK : OUT_OF_RANGE;
}

double half_cosine(double t)
{
    const double u = 3.14159265358979324 * (t - 0.5), square = u * u;
    double sine = 0;
    for (int k = 21; k >= 3; k -= 2)
        sine = (1 + sine) * -square / (k * (k - 1));
    return (1 - u * (1 + sine)) / 2;
}

double adamw_rate(const AdamwPlan *p, int64_t step)
{
    if (step < p->warmup)
        return p->rate * (double)(step + 1) / (double)p->warmup;
    if (step >= p->steps)
        return p->floor;
    const double t = (double)(step - p->warmup)
        / (double)(p->steps - p->warmup);
    return p->floor + (p->rate - p->floor) * half_cosine(t);
}

double clip_factor(double squares, double clip)
{
    const double norm = sqrt(squares);
    return clip > 0 && norm > clip ? clip / norm : 1;
}

/* n numbers of the sum of the parts, from number `from` on; in the first of
 * the rooms, which are blocks, or where they were if there is one part. */
__attribute__((noinline))
static const real *sum_of(int parts, const real *const part[], size_t from,
                          size_t n, real *room)
{
    if (parts == 1)
        return part[0] + from;
    const int half = (parts + 1) / 2;
    const real *a = sum_of(half, part, from, n, room + BLOCK);
    const real *b = sum_of(parts - half, part + half, from, n,
                           room + 2 * BLOCK);
    WIDE(add)(n, a, b, room);
    return room;
}

enum { ROOMS = 11 };
_Static_assert(PARTS_MOST <= 1 << (ROOMS + 1) / 2, "rooms for all halves");

double gather_gradient(int parts, const real *const part[], size_t n,
                       real scale, int more, real g[])
{
    double lane[LANES] = { 0 }, squares = 0;
    real room[ROOMS * BLOCK];
    for (size_t i = 0; i < n; i += BLOCK) {
        const size_t count = n - i < BLOCK ? n - i : BLOCK;
        const real *sum = sum_of(parts, part, i, count, room);
        WIDE(put)(count, sum, scale, (real)more, g + i, lane);
    }
    for (int k = 0; k < LANES; k++)
        squares += lane[k];
    return squares;
}

void adamw_tensor(const Rates *r, const Clock *c, real factor, size_t n,
    const real *restrict g, real *restrict w, real *restrict m,
    real *restrict v)
{
    const Move a = { factor, r->rate.value, r->rate.value * r->decay,
        r->beta1, r->beta2, (real)(1 - c->power1), (real)(1 - c->power2),
        r->epsilon };
    WIDE(move)(&a, n, g, w, m, v);
}
