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
    examples.at[1].input.index = -1;
    ck_assert_int_eq(window(NULL, &text, &examples), OK);
    ck_assert_int_eq(examples.count, 1);
    ck_assert_int_eq(examples.at[1].input.index, -1);
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

START_TEST(arrows_write_their_result_and_nothing_else)
{
    struct { Vector y; real after; } row = { .after = 7 };
    struct { Logits y; real after; } scores = { .after = 5 };
    struct { RelativeLogits y; real after; } r = { .after = 7 };
    struct { Distribution y; real after; } next = { .after = 7 };
    struct { LogitsGradient y; real after; } dx = { .after = 7 };
    TokenId token = { VOCABULARY - 1 };
    Parameters p;

    parameters_by_rule(&p);
    embed(&p.embedding, &token, &row.y);
    linear(&p.head, &row.y, &scores.y);
    subtract_largest(&scores.y, &r.y);
    normalise(&r.y, &next.y);
    surprisal_gradient(&token, &r.y, &dx.y);
    as_logits(&r.y, &scores.y);
    ck_assert(row.after == 7 && scores.after == 5 && r.after == 7);
    ck_assert(next.after == 7 && dx.after == 7);
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

START_TEST(a_finite_mask_is_won_over_by_low_logits_and_an_infinite_is_not)
{
    Source s;
    Logits x;
    Distribution near, far, chosen;
    int forbidden = _i % VOCABULARY;

    source_seed(&s, (uint64_t)_i);
    for (int i = 0; i < VOCABULARY; i++)
        x.at[i] = (real)floor(8 * draw_real(&s));
    x.at[forbidden] = -INFINITY;
    softmax(&x, &near);
    for (int i = 0; i < VOCABULARY; i++)
        x.at[i] -= 2000000;
    softmax(&x, &far);
    x.at[forbidden] = -1000000;
    softmax(&x, &chosen);
    ck_assert(near.at[forbidden] == 0);
    ck_assert(Distribution_gap(&near, &far) == 0);
    ck_assert(chosen.at[forbidden] == 1);
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

START_TEST(lse_minus_target_is_right_to_roundings_of_a_logit)
{
    Source s;
    Logits x;
    Loss y;
    double largest = 1;

    logits_of_any_size(&s, _i, &x);
    for (int i = 0; i < VOCABULARY; i++)
        largest = fmax(largest, fabs((double)x.at[i]));
    for (TokenId t = { 0 }; t.index < VOCABULARY; t.index++) {
        long double exact = exact_loss(&x, t.index);
        lse_minus_target(&t, &x, &y);
        ck_assert(fabs((double)(y.nats - exact))
                  <= (2 * VOCABULARY + 6) * u * largest);
    }
}
END_TEST

START_TEST(odds_of_one_two_five_one_one)
{
    static const double share[5] = { 0.1, 0.2, 0.5, 0.1, 0.1 };
    TokenId two = { 2 };
    Logits x;
    Distribution p;
    Loss y;
    LogitsGradient dx;

    for (int i = 0; i < VOCABULARY; i++)
        x.at[i] = i < 5 ? (real)log(10 * share[i]) : -10000;
    softmax(&x, &p);
    cross_entropy(&two, &x, &y);
    cross_entropy_gradient(&two, &x, &dx);
    for (int i = 0; i < 5; i++) {
        ck_assert(fabs((double)p.at[i] - share[i]) < 1e-6);
        ck_assert(fabs((double)dx.at[i] - (share[i] - (i == 2))) < 1e-6);
    }
    ck_assert(fabs((double)y.nats - log(2)) < 1e-6);
}
END_TEST

START_TEST(the_definitions_refuse_what_they_cannot_divide_or_log)
{
    TokenId last = { VOCABULARY - 1 };
    Logits x;
    Distribution p;
    Loss y;

    for (int z = -2000; z <= 2000; z += 1000) {
        for (int i = 0; i < VOCABULARY; i++)
            x.at[i] = (real)z;
        ck_assert_int_eq(softmax_by_definition(NULL, &x, &p),
                         z == 0 ? OK : NOT_FINITE);
    }
    softmax(&x, &p);
    ck_assert_int_eq(negative_log(&last, &p, &y), OK);
    x.at[0] = 2 * x.at[0];
    softmax(&x, &p);
    ck_assert_int_eq(negative_log(&last, &p, &y), NOT_FINITE);
}
END_TEST

typedef void loss_function(const TokenId *, const Logits *, Loss *);

static void check_slope(loss_function *f, const TokenId *t, const Logits *x,
                        const LogitsGradient *dx)
{
    real h = (real)cbrt(u);
    for (int i = 0; i < VOCABULARY; i++) {
        Logits moved = *x;
        Loss above, below;
        moved.at[i] = x->at[i] + h;
        f(t, &moved, &above);
        moved.at[i] = x->at[i] - h;
        f(t, &moved, &below);
        double slope = (double)(above.nats - below.nats) / (2 * (double)h);
        ck_assert(fabs(slope - (double)dx->at[i]) < 64 * u / (double)h);
    }
}

START_TEST(the_gradient_is_the_derivative_of_the_loss)
{
    Source s;
    GridLogits x;
    TokenId t;
    LogitsGradient dx;

    source_seed(&s, (uint64_t)_i);
    GridLogits_sample(&s, &x);
    TokenId_sample(&s, &t);
    cross_entropy_gradient(&t, &x, &dx);
    check_slope(cross_entropy, &t, &x, &dx);
}
END_TEST

START_TEST(the_clamped_loss_has_a_floor_and_there_no_slope)
{
    TokenId zero = { 0 };
    Logits x = { { -(real)(_i + 1) / 2 } };
    LogitsGradient dx;
    Loss y;
    double p = exp(-(_i + 1) / 2.0) / (VOCABULARY - 1), floor = -log(1e-9);

    clamped_gradient(&zero, &x, &dx);
    clamped_cross_entropy(&zero, &x, &y);
    check_slope(clamped_cross_entropy, &zero, &x, &dx);
    ck_assert((double)y.nats < floor + 1e-6 && (dx.at[0] == 0) == (p < 1e-9));
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

START_TEST(the_published_numbers_come_out)
{
    static const real published[5] =
        { 0.20046322F, 0.20023134F, 0.19999973F, 0.1997684F, 0.19953732F };
    TokenId one = { 1 }, two = { 2 };
    Parameters p;
    Logits scores;
    Distribution next;
    Loss y;

    if (VOCABULARY != 5 || WIDTH != 4)
        return;
    parameters_by_rule(&p);
    score(&p, &one, &scores);
    softmax(&scores, &next);
    cross_entropy(&two, &scores, &y);
    for (int i = 0; i < 5; i++)
        ck_assert(fabs((double)(next.at[i] - published[i]))
                  <= (sizeof (real) == sizeof (float) ? 0 : 1e-7));
    ck_assert(fabs((double)y.nats - 1.609439) < 1e-6);
}
END_TEST

START_TEST(the_published_mean_comes_out)
{
    Sequence text = { 8, { {1}, {2}, {3}, {4}, {1}, {2}, {3}, {4} } };
    Parameters p;
    TrainingSet examples;
    Loss y;

    if (VOCABULARY != 5 || WIDTH != 4)
        return;
    parameters_by_rule(&p);
    ck_assert_int_eq(window(NULL, &text, &examples), OK);
    mean_loss(&p, &examples, &y);
    ck_assert(fabs((double)y.nats - 1.609389) < 1e-6);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("a tiny model");
    TCase *laws = tcase_create("laws");
    SRunner *runner = srunner_create(suite);
    suite_add_tcase(suite, laws);
    tcase_add_loop_test(laws, a_text_is_its_inputs_and_its_last_target,
                        0, SEEDS);
    tcase_add_test(laws, the_shortest_text_with_an_example_has_two_tokens);
    tcase_add_loop_test(laws, linear_is_the_sum_of_rows_within_rounding,
                        0, SEEDS);
    tcase_add_loop_test(laws, softmax_returns_a_distribution_at_any_logits,
                        0, SEEDS);
    tcase_add_test(laws, arrows_write_their_result_and_nothing_else);
    tcase_add_loop_test(laws,
                        a_rounded_translation_moves_softmax_within_the_bound,
                        0, SEEDS);
    tcase_add_loop_test(laws,
        a_finite_mask_is_won_over_by_low_logits_and_an_infinite_is_not,
        0, SEEDS);
    tcase_add_loop_test(laws,
                        the_loss_is_right_to_a_few_roundings_at_any_logits,
                        0, SEEDS);
    tcase_add_loop_test(laws,
                        the_gradient_is_right_to_a_few_roundings_at_any_logits,
                        0, SEEDS);
    tcase_add_loop_test(laws, lse_minus_target_is_right_to_roundings_of_a_logit,
                        0, SEEDS);
    tcase_add_test(laws, odds_of_one_two_five_one_one);
    tcase_add_test(laws, the_definitions_refuse_what_they_cannot_divide_or_log);
    tcase_add_loop_test(laws, the_gradient_is_the_derivative_of_the_loss,
                        0, SEEDS);
    tcase_add_loop_test(laws, the_clamped_loss_has_a_floor_and_there_no_slope,
                        0, 80);
    tcase_add_loop_test(laws, one_example_more_adds_its_loss_to_the_sum,
                        0, SEEDS);
    tcase_add_test(laws, the_published_numbers_come_out);
    tcase_add_test(laws, the_published_mean_comes_out);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
