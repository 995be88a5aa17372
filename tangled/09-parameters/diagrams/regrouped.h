/* regrouped.h - three lenses in two bracketings, and called by hand. */
typedef struct { Three y; bracketed_right_pair dp; Five dx; } Regrouped;
SAMPLED_REALS(bracketed_right_pair);
SAMPLED_REALS(Regrouped);

static void to_the_right(const bracketed_right_pair *restrict p,
    const Sent *restrict x, Regrouped *restrict y)
{
    bracketed_right_tape t;
    bracketed_right_forward(p, &x->x, &y->y, &t);
    bracketed_right_reverse(p, &t, &x->dy, &y->dp, &y->dx);
}

static void to_the_left(const bracketed_right_pair *restrict p,
    const Sent *restrict x, Regrouped *restrict y)
{
    rebracketed_tape t;
    rebracketed_forward(p, &x->x, &y->y, &t);
    rebracketed_reverse(p, &t, &x->dy, &y->dp, &y->dx);
}

static void one_by_one(const bracketed_right_pair *restrict p,
    const Sent *restrict x, Regrouped *restrict y)
{
    Four h, dh = { { 0 } };
    Three z;
    *y = (Regrouped){ .dx = { { 0 } } };
    first_layer(&p->f, &x->x, &h);
    second_layer(&p->g.f, &h, &z);
    for (int k = 0; k < 3; k++) {
        y->y.at[k] = z.at[k] + p->g.g.at[k];
        y->dp.g.g.at[k] = x->dy.at[k];
        for (int i = 0; i < 4; i++) {
            y->dp.g.f.at[4 * k + i] = x->dy.at[k] * h.at[i];
            dh.at[i] += p->g.f.at[4 * k + i] * x->dy.at[k];
        }
    }
    for (int i = 0; i < 4; i++)
        for (int j = 0; j < 5; j++) {
            y->dp.f.at[5 * i + j] = dh.at[i] * x->x.at[j];
            y->dx.at[j] += p->f.at[5 * i + j] * dh.at[i];
        }
}

PARAMETRIC(to_the_right, bracketed_right_pair, Sent, Regrouped);
PARAMETRIC(to_the_left, bracketed_right_pair, Sent, Regrouped);
PARAMETRIC(one_by_one, bracketed_right_pair, Sent, Regrouped);
