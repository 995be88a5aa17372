/* check_training.c - steps, runs, and the published losses. */
#include "checkpoint.h"
#include "sample_training.h"
#include "testing.h"
#include "training.h"
#include <string.h>

enum { SEEDS = 100 };

START_TEST(one_step_from_zero_is_the_one_by_hand)
{
    static const double bias[] = { 0.2, 0.2 - 1.0 / 7, 0.2 - 2.0 / 7 };
    State s = demonstration(7);
    Loss loss;
    memset(&s.learner.parameters, 0, sizeof s.learner.parameters);
    mean_loss(&s.learner.parameters, &s.data, &loss);
    ck_assert_double_eq_tol((double)loss.nats, 1.6094379, 1e-6);
    step_in_place(&s);
    const Head *head = &s.learner.parameters.head;
    for (int j = 0; j < VOCABULARY; j++)
        for (int i = 0; i < WIDTH; i++)
            ck_assert(head->weight[i][j] == 0
                      && s.learner.parameters.embedding.at[j][i] == 0);
    for (int j = 0; j < VOCABULARY; j++)
        ck_assert_double_eq_tol((double)head->bias[j],
                                -bias[j < 2 ? j : 2], 1e-7);
    mean_loss(&s.learner.parameters, &s.data, &loss);
    ck_assert_double_eq_tol((double)loss.nats, 1.5504468, 1e-6);
}
END_TEST

START_TEST(eighty_steps_reach_the_published_loss)
{
    State s = demonstration(7);
    Loss loss;
    mean_loss(&s.learner.parameters, &s.data, &loss);
    ck_assert_double_eq_tol((double)loss.nats, 1.609389, 1e-6);
    run_in_place(80, &s);
    mean_loss(&s.learner.parameters, &s.data, &loss);
    ck_assert_double_eq_tol((double)loss.nats, 0.009720, 1e-6);
}
END_TEST

START_TEST(batches_go_round_the_data)
{
    State s = demonstration(3);
    for (int step = 0; step < 14; step++) {
        TrainingSet batch;
        next_batch(&s, &batch);
        ck_assert_int_eq(batch.count, 3);
        for (int i = 0; i < 3; i++) {
            int expected = (3 * step + i) % 7;
            ck_assert(Example_gap(&batch.at[i], &s.data.at[expected]) == 0);
        }
        step_in_place(&s);
    }
    ck_assert_int_eq(s.cursor, 0);
}
END_TEST

START_TEST(a_step_learns_its_batch_and_changes_nothing_else)
{
    Source source;
    State before, after;
    TrainingSet batch;
    Learner learnt;
    source_seed(&source, (uint64_t)_i);
    State_sample(&source, &before);
    step(&before, &after);
    next_batch(&before, &batch);
    learn(&batch, &before.learner, &learnt);
    ck_assert(Learner_gap(&learnt, &after.learner) == 0);
    ck_assert(TrainingSet_gap(&before.data, &after.data) == 0);
    ck_assert_int_eq(after.batch, before.batch);
    ck_assert(after.steps == before.steps + 1);
    ck_assert(after.cursor >= 0 && after.cursor < after.data.count);
}
END_TEST

START_TEST(to_learn_is_to_descend_along_the_gradient)
{
    Source source;
    Learner x, y;
    TrainingSet batch;
    Gradient g;
    source_seed(&source, (uint64_t)_i);
    Learner_sample(&source, &x);
    TrainingSet_sample(&source, &batch);
    learn(&batch, &x, &y);
    gradient(&x.parameters, &batch, &g);
    descend_in_place(&x.rate, &g, &x.parameters);
    ck_assert_double_le(Learner_gap(&x, &y), 8e-5);
}
END_TEST

START_TEST(zero_acts_as_the_identity_and_three_as_three_steps)
{
    Source source;
    State x, y, z;
    source_seed(&source, (uint64_t)_i);
    State_sample(&source, &x);
    run(&(StepCount){ 0 }, &x, &y);
    ck_assert(State_gap(&x, &y) == 0);
    run(&(StepCount){ 3 }, &x, &y);
    step(&x, &z);
    step(&z, &x);
    step(&x, &z);
    ck_assert(State_gap(&y, &z) == 0);
}
END_TEST

START_TEST(eighty_steps_end_with_the_same_bits_everywhere)
{
    State s = demonstration(7);
    Checkpoint c;
    run_in_place(80, &s);
    ck_assert_int_eq(checkpoint_encode(NULL, &s, &c), OK);
    ck_assert(fnv(FNV_BASIS, c.length, c.at)
              == 0xd24652f2fbb685cfu);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { one_step_from_zero_is_the_one_by_hand, 1 },
        { eighty_steps_reach_the_published_loss, 1 },
        { batches_go_round_the_data, 1 },
        { a_step_learns_its_batch_and_changes_nothing_else, SEEDS },
        { to_learn_is_to_descend_along_the_gradient, SEEDS },
        { zero_acts_as_the_identity_and_three_as_three_steps, SEEDS },
        { eighty_steps_end_with_the_same_bits_everywhere, 1 },
    };
    return run_tests("training", ROWS(tests), tests);
}
