/* resting.h - a layer that rests, and who counts its steps. */

/* The last layer rests in the first step.  One clock, or a clock for each. */
static void rested(int clocks, const Trial *x, SmallWeights *y)
{
    const Rates r = trial_rates();
    small_adam_learner a;
    small_adam_learner_work w;
    small_adam_weights dp = { 0 };
    Plane_batch b;
    Labels labels;
    Clock first, last;
    adam_learner(x, &a);
    for (int k = 0; k < 2; k++) {
        trial_batch(x, k, &b, &labels);
        small_adam_learner_forward(&r, 1, &a, &b, &labels, &w);
        small_adam_gradients(&r, &a.model, &w.t, &w.dy, &dp, &w.dx);
        clock_tick(&r, &a.clock);
        if (k == 0)
            first = a.clock;
        small_adam_12_move(&r, &a.clock, &dp.f, &a.model.f);
        last = clocks == 2 && k == 1 ? first : a.clock;
        if (k == 1)
            small_adam_3_move(&r, &last, &dp.g, &a.model.g);
    }
    adam_ends(&a, y);
}

SIDE(one_clock, rested, 1);
SIDE(two_clocks, rested, 2);
