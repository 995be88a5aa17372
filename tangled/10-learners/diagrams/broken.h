/* broken.h - where moving inside the pass is something else. */

static void all_gradients(const Rates *r, const small_polyak_learner *a,
    const Trial *x, int k, small_polyak_weights *dp,
    small_polyak_learner_work *w)
{
    Plane_batch b;
    Labels labels;
    trial_batch(x, k, &b, &labels);
    small_polyak_learner_forward(r, 1, a, &b, &labels, w);
    small_polyak_gradients(r, &a->model, &w->t, &w->dy, dp, &w->dx);
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
    const Rates r = trial_rates();
    small_polyak_learner a;
    small_polyak_learner_work w;
    small_polyak_weights dp = { 0 };
    polyak_learner(x, &a);
    for (int k = 0; k < 2; k++) {
        all_gradients(&r, &a, x, k, &dp, &w);
        const real f = squares(&dp.f.f), g = squares(&dp.g);
        scale_turn(clip(together ? f + g : f), &dp.f.f);
        scale_turn(clip(together ? f + g : g), &dp.g);
        small_polyak_move(&r, &a.clock, &dp, &a.model);
    }
    polyak_ends(&a, y);
}

SIDE(clipped_together, clipped, 1);
SIDE(clipped_by_layer, clipped, 0);

/* One matrix in both layers: moved once by the sum, or once for each use. */
static void tied(int each, const Trial *x, SmallWeights *y)
{
    const Rates r = trial_rates();
    small_polyak_learner a;
    small_polyak_learner_work w;
    small_polyak_weights dp = { 0 };
    polyak_learner(x, &a);
    for (int k = 0; k < 2; k++) {
        memcpy(&a.model.g, &a.model.f.f, sizeof a.model.g);
        all_gradients(&r, &a, x, k, &dp, &w);
        if (each)
            small_polyak_1_move(&r, &a.clock, &dp.g, &a.model.f.f);
        else
            for (int i = 0; i < 6; i++)
                dp.f.f.at[i] += dp.g.at[i];
        small_polyak_1_move(&r, &a.clock, &dp.f.f, &a.model.f.f);
    }
    memcpy(&a.model.g, &a.model.f.f, sizeof a.model.g);
    polyak_ends(&a, y);
}

SIDE(tied_sum, tied, 0);
SIDE(tied_each, tied, 1);
