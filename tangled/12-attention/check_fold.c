/* check_fold.c - the laws of summaries, in any bracketing, and masks. */
#include "sample_attention.h"
#include "testing.h"

static Source source;

START_TEST(a_forbidden_key_cannot_be_seen_at_any_score)
{
    real s[RUN], v[RUN], before[1], after[1], finite[1];
    int allowed[RUN] = { 0 };
    source_seed(&source, (uint64_t)_i);
    reals_sample(&source, RUN, v);
    for (int j = 0; j < RUN; j++) {
        s[j] = draw_real(&source) - 2000000;
        allowed[j] = j != _i % RUN;
    }
    ck_assert_int_eq(missing_terms(1, RUN, s, allowed, v, before), OK);
    s[_i % RUN] = 0;
    ck_assert_int_eq(missing_terms(1, RUN, s, allowed, v, after), OK);
    large_negative(1, RUN, s, allowed, v, finite);
    ck_assert(before[0] == after[0]);
    ck_assert(finite[0] == v[_i % RUN] && finite[0] != after[0]);
}
END_TEST

START_TEST(a_row_without_keys_is_refused_and_a_million_less_answers)
{
    const int none[RUN] = { 0 }, all[RUN] = { 1, 1, 1, 1, 1, 1, 1, 1 };
    real s[RUN], v[RUN], y[1], seen[1];
    source_seed(&source, (uint64_t)_i);
    for (int j = 0; j < RUN; j++) {
        s[j] = (real)(draw_below(&source, 7) - 3);
        v[j] = draw_real(&source);
    }
    ck_assert_int_eq(missing_terms(1, RUN, s, none, v, y), EMPTY);
    ck_assert_int_eq(missing_terms(1, RUN, s, all, v, seen), OK);
    large_negative(1, RUN, s, none, v, y);
    ck_assert(y[0] == seen[0]);
}
END_TEST

static HeadSummary some[3];

static void three_summaries(int seed)
{
    source_seed(&source, (uint64_t)seed);
    for (int i = 0; i < 3; i++)
        HeadSummary_sample(&source, &some[i]);
}

static HeadSummary joined(HeadSummary a, HeadSummary b)
{
    summary_join_in_place(HEAD, a.at, b.at);
    return a;
}

START_TEST(joining_is_commutative_bit_for_bit)
{
    three_summaries(_i);
    const HeadSummary ab = joined(some[0], some[1]);
    const HeadSummary ba = joined(some[1], some[0]);
    ck_assert(reals_gap(AT_O + HEAD, ab.at, ba.at) == 0);
}
END_TEST

START_TEST(joining_is_associative_within_rounding)
{
    three_summaries(_i);
    const HeadSummary x = joined(joined(some[0], some[1]), some[2]);
    const HeadSummary y = joined(some[0], joined(some[1], some[2]));
    ck_assert(HeadSummary_gap(&x, &y) < 30 * REAL_EPSILON);
}
END_TEST

START_TEST(the_empty_summary_is_a_unit_bit_for_bit)
{
    HeadSummary none;
    three_summaries(_i);
    summary_empty(HEAD, none.at);
    if (some[0].at[AT_L] != 0)
        none.at[AT_M] = 100;            /* l alone says that it is empty */
    const HeadSummary before = joined(none, some[0]);
    const HeadSummary after = joined(some[0], none);
    ck_assert(reals_gap(AT_O + HEAD, before.at, some[0].at) == 0);
    ck_assert(reals_gap(AT_O + HEAD, after.at, some[0].at) == 0);
}
END_TEST

START_TEST(the_formula_alone_has_no_unit)
{
    HeadSummary x, none;
    summary_empty(HEAD, none.at);
    x = none;
    formula_join_in_place(HEAD, x.at, none.at);
    ck_assert(isnan(x.at[AT_L]));
    ck_assert(joined(none, none).at[AT_L] == 0);
}
END_TEST

enum { LONG = 512 };
static real long_s[LONG], long_v[LONG * HEAD];
static const Row long_row = { LONG, HEAD, long_s, long_v };

static void a_long_row(int seed, real range)
{
    source_seed(&source, (uint64_t)seed);
    for (int j = 0; j < LONG; j++) {
        long_s[j] = range * draw_real(&source);
        for (int c = 0; c < HEAD; c++)
            long_v[j * HEAD + c] = draw_real(&source);
    }
}

START_TEST(each_bracketing_keeps_the_bound)
{
    real out[AT_O + HEAD];
    a_long_row(_i, (real)(1 + 8 * (_i % 5)));
    const enum cut how = _i < 2 ? (enum cut)_i : RANDOM_CUT;
    const int height = bracketed(&long_row, 0, LONG, how, &source, out);
    const double error = fold_error(&long_row, out);
    ck_assert(error < fold_bound(&long_row, height));
    ck_assert(error < 40 * REAL_EPSILON);
}
END_TEST

/* The same power of e is the same float. */
START_TEST(equal_scores_are_a_mean)
{
    real out[AT_O + HEAD];
    a_long_row(_i, 0);
    for (int i = 0; i < LONG * HEAD; i++)
        long_v[i] = (real)(draw_below(&source, 17) - 8);
    bracketed(&long_row, 0, LONG, RANDOM_CUT, &source, out);
    ck_assert(out[AT_L] == LONG && fold_error(&long_row, out) == 0);
}
END_TEST

START_TEST(scores_far_apart_do_not_overflow)
{
    real out[AT_O + HEAD];
    a_long_row(_i, 2000);
    const Row row = { RUN, HEAD, long_s, long_v };
    summary_tile(HEAD, RUN, HEAD, long_s, long_v, out);
    ck_assert(out[AT_L] >= 1 && out[AT_L] <= RUN);
    ck_assert(fold_error(&row, out) < fold_bound(&row, RUN));
    bracketed(&row, 0, RUN, RANDOM_CUT, &source, out);
    ck_assert(fold_error(&row, out) < fold_bound(&row, RUN));
}
END_TEST

START_TEST(the_bound_is_that_of_the_theorem)
{
    static const real s[] = { 1, 3, 2 }, v[] = { 10, -30, 20 };
    const Row row = { 3, 1, s, v };
    ck_assert(fold_bound(&row, 5) == (2 * (2 + 20) + 1)
              * (REAL_EPSILON / 2) * 30);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { joining_is_commutative_bit_for_bit, 200 },
        { joining_is_associative_within_rounding, 200 },
        { the_empty_summary_is_a_unit_bit_for_bit, 50 },
        { the_formula_alone_has_no_unit, 1 },
        { each_bracketing_keeps_the_bound, 200 },
        { equal_scores_are_a_mean, 10 },
        { scores_far_apart_do_not_overflow, 100 },
        { the_bound_is_that_of_the_theorem, 1 },
        { a_forbidden_key_cannot_be_seen_at_any_score, 50 },
        { a_row_without_keys_is_refused_and_a_million_less_answers, 50 },
    };
    return run_tests("summaries", ROWS(tests), tests);
}
