/* regrouped.h - three lenses in two bracketings. */
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

PARAMETRIC(to_the_right, bracketed_right_pair, Sent, Regrouped);
PARAMETRIC(to_the_left, bracketed_right_pair, Sent, Regrouped);
