/* check_model.c - the laws of the tiny model. */
#include "model.h"
#include "reference.h"
#include "sample_model.h"
#include <check.h>
#include <math.h>
#include <stdlib.h>

enum { SEEDS = 200 };
static const double u = REAL_EPSILON / 2;       /* of one rounding */

START_TEST(a_text_is_its_inputs_and_its_last_target)
{
    Source s;
    Sequence text, again;
    TrainingSet examples;

    source_seed(&s, (uint64_t)_i);
    do Sequence_sample(&s, &text); while (text.length < 2);
    ck_assert_int_eq(window(NULL, &text, &examples), OK);
    for (int i = 0; i < examples.count; i++) {
        again.at[i] = examples.at[i].input;
        again.at[i + 1] = examples.at[i].target;
        if (i > 0)
            ck_assert_int_eq(examples.at[i - 1].target.index,
                             examples.at[i].input.index);
    }
    again.length = examples.count + 1;
    ck_assert(Sequence_gap(&text, &again) == 0);
}
END_TEST

START_TEST(the_shortest_text_with_an_example_has_two_tokens)
{
    Sequence text = { 1, { { 3 }, { 4 } } };
    TrainingSet examples;

    ck_assert_int_eq(window(NULL, &text, &examples), EMPTY);
    text.length = 2;
    ck_assert_int_eq(window(NULL, &text, &examples), OK);
    ck_assert_int_eq(examples.count, 1);
}
END_TEST

START_TEST(linear_takes_a_unit_vector_to_a_row_plus_the_bias)
{
    Source s;
    Head head;
    Logits y, bias;

    source_seed(&s, (uint64_t)_i);
    Head_sample(&s, &head);
    for (int i = 0; i < WIDTH; i++) {
        Vector x = { { 0 } };
        linear(&head, &x, &bias);
        x.at[i] = 1;
        linear(&head, &x, &y);
        for (int j = 0; j < VOCABULARY; j++) {
            ck_assert(bias.at[j] == head.bias[j]);
            ck_assert(y.at[j] == head.bias[j] + head.weight[i][j]);
        }
    }
}
END_TEST

START_TEST(linear_is_the_sum_of_rows_within_rounding)
{
    Source s;
    Head head;
    Vector x;
    Logits y;

    source_seed(&s, (uint64_t)_i);
    Head_sample(&s, &head);
    Vector_sample(&s, &x);
    linear(&head, &x, &y);
    for (int j = 0; j < VOCABULARY; j++) {
        double sum = (double)head.bias[j];
        for (int i = 0; i < WIDTH; i++)
            sum += (double)head.weight[i][j] * (double)x.at[i];
        ck_assert(fabs((double)y.at[j] - sum) <= u * (WIDTH + 1) * (WIDTH + 1));
    }
}
END_TEST

static const double share[5] = { 0.1, 0.2, 0.5, 0.1, 0.1 };

static void odds(Logits *x)
{
    for (int i = 0; i < VOCABULARY; i++)
        x->at[i] = i < 5 ? (real)log(10 * share[i]) : -10000;
}

START_TEST(odds_of_one_two_five_one_one_are_tenths)
{
    Logits x;
    Distribution p;

    odds(&x);
    softmax(&x, &p);
    for (int i = 0; i < VOCABULARY; i++)
        ck_assert(fabs((double)p.at[i] - (i < 5 ? share[i] : 0))
                  <= 2 * (VOCABULARY + 2) * u);
}
END_TEST

START_TEST(softmax_returns_a_distribution_at_any_logits)
{
    Source s;
    WideLogits x;
    Distribution p, checked;
    Masses masses;

    source_seed(&s, (uint64_t)_i);
    WideLogits_sample(&s, &x);
    softmax(&x, &p);
    for (int i = 0; i < VOCABULARY; i++)
        masses.at[i] = p.at[i];
    ck_assert_int_eq(distribution(NULL, &masses, &checked), OK);
}
END_TEST

START_TEST(a_rounded_translation_moves_softmax_within_the_bound)
{
    Source s;
    Translation x;
    Logits moved;
    Distribution before, after;
    double largest = 0;

    source_seed(&s, (uint64_t)_i);
    x.constant.value = 10000 * draw_real(&s);
    for (int i = 0; i < VOCABULARY; i++)
        x.logits.at[i] = 8 * draw_real(&s);
    translate(&x, &moved);
    for (int i = 0; i < VOCABULARY; i++)
        largest = fmax(largest, fabs((double)moved.at[i]));
    softmax(&x.logits, &before);
    softmax(&moved, &after);
    ck_assert(Distribution_gap(&before, &after)
              <= u * largest / 2 + 4 * (VOCABULARY + 2) * u);
}
END_TEST

static void logits_of_any_size(Source *s, int seed, Logits *x)
{
    int most = seed % 15 < 14 ? 1 << seed % 15 : 10000;
    source_seed(s, (uint64_t)seed);
    for (int i = 0; i < VOCABULARY; i++)
        x->at[i] = (real)draw_signed(s, most);
}

static long double exact_loss(const Logits *x, int target)
{
    long double others = 0;
    int top = 0;
    for (int i = 0; i < VOCABULARY; i++)
        top = x->at[i] > x->at[top] ? i : top;
    for (int i = 0; i < VOCABULARY; i++)
        if (i != top)
            others += expl((long double)x->at[i] - x->at[top]);
    return log1pl(others) + ((long double)x->at[top] - x->at[target]);
}

static int close_to(real x, long double exact)
{
    double few = (2 * VOCABULARY + 6) * u;
    long double least = VOCABULARY * (long double)FLT_TRUE_MIN;
    return fabsl((long double)x - exact) <= few * fabsl(exact) + least;
}

START_TEST(the_loss_is_right_to_a_few_roundings_at_any_logits)
{
    Source s;
    Logits x;
    Loss y;

    logits_of_any_size(&s, _i, &x);
    for (TokenId t = { 0 }; t.index < VOCABULARY; t.index++) {
        cross_entropy(&t, &x, &y);
        ck_assert(close_to(y.nats, exact_loss(&x, t.index)));
    }
}
END_TEST

START_TEST(the_gradient_is_right_to_a_few_roundings_at_any_logits)
{
    Source s;
    Logits x;
    LogitsGradient dx;

    logits_of_any_size(&s, _i, &x);
    for (TokenId t = { 0 }; t.index < VOCABULARY; t.index++) {
        long double others = 0;
        cross_entropy_gradient(&t, &x, &dx);
        for (int i = 0; i < VOCABULARY; i++)
            if (i != t.index) {
                ck_assert(close_to(dx.at[i], expl(-exact_loss(&x, i))));
                others += expl(-exact_loss(&x, i));
            }
        ck_assert(close_to(dx.at[t.index], -others));
    }
}
END_TEST

START_TEST(the_loss_of_the_odds_is_the_logarithm_of_the_share)
{
    static const double slope[5] = { 0.1, 0.2, -0.5, 0.1, 0.1 };
    TokenId two = { 2 };
    Logits x;
    Loss y;
    LogitsGradient dx;

    odds(&x);
    cross_entropy(&two, &x, &y);
    cross_entropy_gradient(&two, &x, &dx);
    ck_assert(fabs((double)y.nats - log(2)) < 1e-6);
    for (int i = 0; i < 5; i++)
        ck_assert(fabs((double)dx.at[i] - slope[i]) < 1e-6);
}
END_TEST

START_TEST(one_example_more_adds_its_loss_to_the_sum)
{
    Source s;
    Parameters p;
    TrainingSet set;
    double sum = 0;

    source_seed(&s, (uint64_t)_i);
    Parameters_sample(&s, &p);
    TrainingSet_sample(&s, &set);
    for (int n = 0, all = set.count; n < all; n++) {
        Loss mean;
        Distribution next;
        predict_at_once(&p, &set.at[n].input, &next);
        sum -= log((double)next.at[set.at[n].target.index]);
        set.count = n + 1;
        mean_loss(&p, &set, &mean);
        ck_assert(fabs((double)mean.nats - sum / set.count)
                  < u * (WIDTH + 1) * (WIDTH + 1) * 8 + 64 * VOCABULARY * u);
    }
}
END_TEST

#if VOCABULARY == 5 && WIDTH == 4
START_TEST(the_published_numbers_come_out)
{
    static const float published[5] =
        { 0.20046322F, 0.20023134F, 0.19999973F, 0.1997684F, 0.19953732F };
    Sequence text = { 8, { {1}, {2}, {3}, {4}, {1}, {2}, {3}, {4} } };
    TokenId one = { 1 }, two = { 2 };
    Parameters p;
    Logits scores;
    Distribution next;
    TrainingSet set;
    Loss y;

    parameters_by_rule(&p);
    predict(&p, &one, &next);
    for (int i = 0; i < 5; i++)
        ck_assert(next.at[i] == published[i]);
    score(&p, &one, &scores);
    cross_entropy(&two, &scores, &y);
    ck_assert(fabs((double)y.nats - 1.609439) < 1e-6);
    ck_assert_int_eq(window(NULL, &text, &set), OK);
    mean_loss(&p, &set, &y);
    ck_assert(fabs((double)y.nats - 1.609389) < 1e-6);
}
END_TEST
#endif

int main(void)
{
    Suite *suite = suite_create("a tiny model");
    TCase *laws = tcase_create("laws");
    SRunner *runner = srunner_create(suite);

    suite_add_tcase(suite, laws);
    tcase_add_loop_test(laws, a_text_is_its_inputs_and_its_last_target, 0, SEEDS);
    tcase_add_test(laws, the_shortest_text_with_an_example_has_two_tokens);
    tcase_add_loop_test(laws, linear_takes_a_unit_vector_to_a_row_plus_the_bias,
                        0, SEEDS);
    tcase_add_loop_test(laws, linear_is_the_sum_of_rows_within_rounding, 0, SEEDS);
    tcase_add_test(laws, odds_of_one_two_five_one_one_are_tenths);
    tcase_add_loop_test(laws, softmax_returns_a_distribution_at_any_logits,
                        0, SEEDS);
    tcase_add_loop_test(laws, a_rounded_translation_moves_softmax_within_the_bound,
                        0, SEEDS);
    tcase_add_loop_test(laws, the_loss_is_right_to_a_few_roundings_at_any_logits,
                        0, SEEDS);
    tcase_add_loop_test(laws,
                        the_gradient_is_right_to_a_few_roundings_at_any_logits,
                        0, SEEDS);
    tcase_add_test(laws, the_loss_of_the_odds_is_the_logarithm_of_the_share);
    tcase_add_loop_test(laws, one_example_more_adds_its_loss_to_the_sum, 0, SEEDS);
    #if VOCABULARY == 5 && WIDTH == 4
    tcase_add_test(laws, the_published_numbers_come_out);
    #endif
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
