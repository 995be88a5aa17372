/* broken.h - where moving inside the pass is something else. */

/* A learner, and what a step needs that is taken by hand. */
typedef struct ByHand {
    Rates r;
    small_polyak_learner a;
    small_polyak_learner_work w;
    small_polyak_weights dp;
} ByHand;

static ByHand at_the_beginning(const Trial *x)
{
    ByHand h = { .r = trial_rates() };
    polyak_learner(x, &h.a);
    return h;
}

static void all_gradients(const Trial *x, int k, ByHand *h)
{
    Plane_batch b;
    Labels labels;
    trial_batch(x, k, &b, &labels);
    small_polyak_learner_forward(&h->r, 1, &h->a, &b, &labels, &h->w);
    small_polyak_gradients(&h->r, &h->a.model, &h->w.t, &h->w.dy, &h->dp,
                           &h->w.dx);
}

/* What makes the norm of n numbers at most 1/16, as a factor. */
static real clip(real squares)
{
    const real norm = sqrtf(squares);
    return norm > (real)0.0625 ? (real)0.0625 / norm : 1;
}

static real squares(const Turn *g)
{
    real sum = 0;
    for (int i = 0; i < 6; i++)
        sum += g->at[i] * g->at[i];
    return sum;
}

static void scale_turn(real c, Turn *g)
{
    for (int i = 0; i < 6; i++)
        g->at[i] *= c;
}

/* Clipped by the norm of all gradients, or each layer by its own. */
static void clipped(int together, const Trial *x, SmallWeights *y)
{
    ByHand h = at_the_beginning(x);
    for (int k = 0; k < 2; k++) {
        all_gradients(x, k, &h);
        const real f = squares(&h.dp.f.f), g = squares(&h.dp.g);
        scale_turn(clip(together ? f + g : f), &h.dp.f.f);
        scale_turn(clip(together ? f + g : g), &h.dp.g);
        small_polyak_move(&h.r, &h.a.clock, &h.dp, &h.a.model);
    }
    polyak_ends(&h.a, y);
}

SIDE(clipped_together, clipped, 1);
SIDE(clipped_by_layer, clipped, 0);

/* One matrix in both layers: moved once by the sum, or once for each use. */
static void tied(int each, const Trial *x, SmallWeights *y)
{
    ByHand h = at_the_beginning(x);
    for (int k = 0; k < 2; k++) {
        memcpy(&h.a.model.g, &h.a.model.f.f, sizeof h.a.model.g);
        all_gradients(x, k, &h);
        if (each)
            small_polyak_1_move(&h.r, &h.a.clock, &h.dp.g, &h.a.model.f.f);
        else
            for (int i = 0; i < 6; i++)
                h.dp.f.f.at[i] += h.dp.g.at[i];
        small_polyak_1_move(&h.r, &h.a.clock, &h.dp.f.f, &h.a.model.f.f);
    }
    memcpy(&h.a.model.g, &h.a.model.f.f, sizeof h.a.model.g);
    polyak_ends(&h.a, y);
}

SIDE(tied_sum, tied, 0);
SIDE(tied_each, tied, 1);
