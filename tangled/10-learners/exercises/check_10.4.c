#include "10.4.h"
#include "sample_learners.h"
#include "testing.h"
#include <math.h>

SAMPLED_SPACE(XorFirst);
SAMPLED_SPACE(XorLast);
static Source s;
static xor_adam_learner a, b;
static xor_adam_learner_work w;
static Plane_batch x, y, both;
static Labels x_labels, y_labels, labels;

static void draw_part(int count, Plane_batch *part, Labels *its)
{
    part->count = its->count = count;
    for (int i = 0; i < count; i++) {
        Plane_sample(&s, &part->at[i]);
        its->at[i] = draw_below(&s, 2);
        both.at[both.count] = part->at[i];
        labels.at[both.count++] = its->at[i];
    }
    labels.count = both.count;
}

START_TEST(two_parts_make_the_step_of_their_batch)
{
    const Rates r = { { (real)0.01 }, 0, (real)0.9, (real)0.99, (real)0.01,
                      0 };
    xor_adam_weights p;
    source_seed(&s, (uint64_t)_i);
    xor_adam_start(&s, &p);
    xor_adam_begin(&p, &a.model), xor_adam_begin(&p, &b.model);
    clock_start(&a.clock), clock_start(&b.clock);
    for (int k = 0; k < 3; k++) {
        both.count = 0;
        draw_part(1 + draw_below(&s, 8), &x, &x_labels);
        draw_part(1 + draw_below(&s, 8), &y, &y_labels);
        (void)xor_adam_learner_step(&r, 1, &a, &both, &labels, &w);
        step_in_parts(&r, &b, &x, &x_labels, &y, &y_labels);
    }
    ck_assert_int_eq(b.clock.steps, 3);
    ck_assert(XorFirst_gap(&a.model.f.f.at[0], &b.model.f.f.at[0]) < 2e-5);
    ck_assert(XorLast_gap(&a.model.g.at[0], &b.model.g.at[0]) < 2e-5);
}
END_TEST

int main(void)
{
    const Test test = { two_parts_make_the_step_of_their_batch, 30 };
    return run_tests("exercise 10.4", 1, &test);
}
