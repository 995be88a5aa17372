/* steps.h - two steps of a small learner, taken in several ways. */
#include "../sample_learners.h"
#include <math.h>
#include <string.h>

/* The arrow f is g with its first argument, k. */
#define SIDE(f, g, k) \
    static void f(const Trial *restrict x, SmallWeights *restrict y) \
    { g(k, x, y); } \
    ARROW(f, Trial, SmallWeights)

/* The learner that a trial begins with, and the weights that it ends with. */
#define TRIAL_LEARNER(U) \
    INLINE void U##_learner(const Trial *x, small_##U##_learner *a) \
    { \
        small_##U##_weights p = { 0 }; \
        memcpy(p.f.f.at, x->weights.at, sizeof p.f.f.at); \
        memcpy(p.g.at, x->weights.at + 6, sizeof p.g.at); \
        small_##U##_begin(&p, &a->model); \
        clock_start(&a->clock); \
    } \
    INLINE void U##_ends(const small_##U##_learner *a, SmallWeights *y) \
    { \
        small_##U##_weights p = { 0 }; \
        small_##U##_end(&a->model, &p); \
        memcpy(y->at, p.f.f.at, sizeof p.f.f.at); \
        memcpy(y->at + 6, p.g.at, sizeof p.g.at); \
    }
TRIAL_LEARNER(sgd)
TRIAL_LEARNER(polyak)
TRIAL_LEARNER(adam)

/* f : Trial -> SmallWeights, two steps under U; r is changed as is said. */
#define TWO_STEPS(f, U, said, cap) \
    static void f(const Trial *restrict x, SmallWeights *restrict y) \
    { \
        small_##U##_learner a; \
        small_##U##_learner_work w; \
        Plane_batch b; \
        Labels labels; \
        Rates r = trial_rates(); \
        said; \
        U##_learner(x, &a); \
        for (int k = 0; k < 2; k++) { \
            trial_batch(x, k, &b, &labels); \
            small_##U##_learner_step(&r, cap, &a, &b, &labels, &w); \
        } \
        U##_ends(&a, y); \
    } \
    ARROW(f, Trial, SmallWeights)

TWO_STEPS(inside, adam, (void)0, 1);
TWO_STEPS(rate_in_sgd, sgd, (void)0, 1);
TWO_STEPS(rate_in_cap, sgd, r.rate.value = 1, (real)0.125);
TWO_STEPS(rate_in_cap_of_adam, adam, r.rate.value = 1, (real)0.125);
TWO_STEPS(adam_uncapped, adam, r.epsilon = (real)1e-30, 1);
TWO_STEPS(adam_capped, adam, r.epsilon = (real)1e-30, (real)0.125);

/* All gradients, and then all moves. */
static void at_the_end(const Trial *restrict x, SmallWeights *restrict y)
{
    const Rates r = trial_rates();
    small_adam_learner a;
    small_adam_learner_work w;
    small_adam_weights dp = { 0 };
    Plane_batch b;
    Labels labels;
    adam_learner(x, &a);
    for (int k = 0; k < 2; k++) {
        trial_batch(x, k, &b, &labels);
        small_adam_learner_step_at_the_end(&r, 1, &a, &b, &labels, &w, &dp);
    }
    adam_ends(&a, y);
}
ARROW(at_the_end, Trial, SmallWeights);
