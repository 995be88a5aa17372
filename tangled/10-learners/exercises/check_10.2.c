#include "10.2.h"
#include "sample_learners.h"
#include "testing.h"
#include <math.h>

TRAINED(first, signs, turn);
TRAINED(middle, signs, turn_bend);
TRAINED(last, signs, turn);
COMPOSE_TRAINED(most, first, middle);
COMPOSE_TRAINED(signed_net, most, last);
LEARNER(signed_learner, signed_net, judge_plane);

static void moved_by(const Turn *a, const Turn *b, const Turn *g, real rate)
{
    for (int i = 0; i < 6; i++) {
        const double sign = (g->at[i] > 0) - (g->at[i] < 0);
        ck_assert_double_eq_tol((double)(b->at[i] - a->at[i]),
            -(double)rate * sign, 1e-6);
    }
}

START_TEST(each_weight_moves_by_the_rate_against_its_gradient)
{
    static Source s;
    static signed_learner a, b;
    static signed_learner_work u, w;
    const Rates r = trial_rates();
    signed_net_weights p, dp;
    Trial t;
    Plane_batch x;
    Labels labels;
    source_seed(&s, (uint64_t)_i);
    Trial_sample(&s, &t);
    trial_batch(&t, 0, &x, &labels);
    signed_net_start(&s, &p);
    signed_net_begin(&p, &a.model), signed_net_begin(&p, &b.model);
    clock_start(&a.clock), clock_start(&b.clock);
    (void)signed_learner_step(&r, 1, &a, &x, &labels, &u);
    (void)signed_learner_step_at_the_end(&r, 1, &b, &x, &labels, &w, &dp);
    moved_by(&p.f.f, &b.model.f.f.at[0], &dp.f.f, r.rate.value);
    moved_by(&p.g, &b.model.g.at[0], &dp.g, r.rate.value);
    ck_assert(Turn_gap(&a.model.f.f.at[0], &b.model.f.f.at[0]) == 0);
    ck_assert(Turn_gap(&a.model.g.at[0], &b.model.g.at[0]) == 0);
}
END_TEST

int main(void)
{
    const Test test = { each_weight_moves_by_the_rate_against_its_gradient,
                        50 };
    return run_tests("exercise 10.2", 1, &test);
}
