/* check_exact.c - rounding, refusals, full sums, and descent in shards. */
#include "sample_exact.h"
#include "shards.h"
#include "testing.h"
#include <string.h>

enum { SEEDS = 100 };
static Source source;

START_TEST(an_entry_moves_by_half_a_unit_at_most)
{
    FlatGradient g;
    ExactSum x;
    source_seed(&source, (uint64_t)_i);
    for (int i = 0; i < GRADIENT_SIZE; i++)
        g.at[i] = draw_real(&source)
                * (real)ldexp(1, 10 - draw_below(&source, 40));
    ck_assert_int_eq(exact_of(NULL, &g.tables, &x), OK);
    ck_assert_int_eq(x.count, 1);
    for (int i = 0; i < GRADIENT_SIZE; i++) {
        const double moved = ldexp((double)x.at[i], -32) - (double)g.at[i];
        ck_assert(fabs(moved) <= 0x1p-33);
        ck_assert(moved == 0 || fabs((double)g.at[i]) < 0x1p-9);
    }
}
END_TEST

static const struct { real entry; enum status expected; } entries[] = {
    { 1024, OK }, { -1024, OK }, { 0, OK }, { 1e-30f, OK },
    { 1024.0001f, OUT_OF_RANGE }, { -1024.0001f, OUT_OF_RANGE },
    { 3e38f, OUT_OF_RANGE }, { (real)INFINITY, NOT_FINITE },
    { -(real)INFINITY, NOT_FINITE }, { (real)NAN, NOT_FINITE },
};

START_TEST(what_cannot_be_promised_to_fit_is_refused)
{
    FlatGradient g = { .at = { 0 } };
    ExactSum x;
    Sentence said = { "what stood here before" };
    g.at[GRADIENT_SIZE - 1] = entries[_i].entry;
    const enum status s = exact_of(NULL, &g.tables, &x);
    exact_of_refusal(&g.tables, &said);
    ck_assert_int_eq(s, entries[_i].expected);
    ck_assert_int_eq(said.text[0] == '\0', s == OK);
    if (s != OK) {
        ck_assert_ptr_nonnull(strstr(said.text, "entry 44 of 45"));
        ck_assert_ptr_nonnull(strstr(said.text, "from -1024 to 1024"));
    }
}
END_TEST

START_TEST(a_full_sum_does_not_overflow_and_a_fuller_one_is_refused)
{
    FlatGradient g, mean;
    ExactPair x;
    ExactSum sum, one, over;
    for (int i = 0; i < GRADIENT_SIZE; i++)
        g.at[i] = i % 2 == 0 ? EXACT_LARGEST : -EXACT_LARGEST;
    ck_assert_int_eq(exact_of(NULL, &g.tables, &one), OK);
    sum = one;
    for (int k = 0; k < 20; k++) {
        x = (ExactPair){ sum, sum };
        ck_assert_int_eq(exact_added(NULL, &x, &sum), OK);
    }
    ck_assert_int_eq(sum.count, EXACT_EXAMPLES);
    ck_assert(sum.at[0] == (int64_t)1 << 62);
    ck_assert_int_eq(exact_mean(NULL, &sum, &mean.tables), OK);
    for (int i = 0; i < GRADIENT_SIZE; i++)
        ck_assert(mean.at[i] == g.at[i]);
    x = (ExactPair){ sum, one };
    ck_assert_int_eq(exact_added(NULL, &x, &over), TOO_LONG);
    x = (ExactPair){ one, sum };
    ck_assert_int_eq(exact_added(NULL, &x, &over), TOO_LONG);
}
END_TEST

START_TEST(the_mean_is_right_within_half_a_unit_and_a_rounding)
{
    Parameters p;
    Examples x;
    ExactSum sum;
    FlatGradient mean;
    double reference[GRADIENT_SIZE] = { 0 };
    source_seed(&source, (uint64_t)_i);
    Parameters_sample(&source, &p);
    do Examples_sample(&source, &x); while (x.length == 0);
    ck_assert_int_eq(exact_sum(&p, &x, &sum), OK);
    ck_assert_int_eq(exact_mean(NULL, &sum, &mean.tables), OK);
    for (int k = 0; k < x.length; k++) {
        FlatGradient one;
        const TrainingSet alone = { 1, { x.at[k] } };
        gradient(&p, &alone, &one.tables);
        for (int i = 0; i < GRADIENT_SIZE; i++)
            reference[i] += (double)one.at[i] / x.length;
    }
    for (int i = 0; i < GRADIENT_SIZE; i++)
        ck_assert_double_eq_tol((double)mean.at[i], reference[i],
            0x1p-33 + fabs(reference[i]) * 0x1p-24 + 1e-15);
}
END_TEST

START_TEST(no_examples_and_no_finite_gradient_are_refused)
{
    const Examples none = { .length = 0 }, one = { 1, { { { 1 }, { 2 } } } };
    Parameters p;
    ExactSum sum;
    Gradient mean;
    Shards shards;
    const LearningRate rate = { 1 };
    parameters_by_rule(&p);
    ck_assert_int_eq(exact_sum(&p, &none, &sum), OK);
    ck_assert_int_eq(sum.count, 0);
    ck_assert_int_eq(exact_mean(NULL, &sum, &mean), EMPTY);
    p.head.weight[0][0] = (real)INFINITY;
    ck_assert_int_eq(exact_sum(&p, &one, &sum), NOT_FINITE);
    deal(&one, 3, &shards);
    ck_assert_int_eq(exact_step_in_place(&rate, &shards, &p), NOT_FINITE);
}
END_TEST

START_TEST(the_reason_depends_on_the_order_and_the_refusal_does_not)
{
    const Examples x = { 3, { { { 0 }, { 0 } }, { { 1 }, { 3 } },
                              { { 2 }, { 3 } } } };
    Examples back;
    Parameters p = { .head.bias = { 0 } };
    ExactSum sum;
    p.embedding.at[1][0] = (real)INFINITY;
    p.embedding.at[2][0] = 3000;
    examples_reversed(&x, &back);
    ck_assert_int_eq(exact_sum(&p, &x, &sum), NOT_FINITE);
    ck_assert_int_eq(exact_sum(&p, &back, &sum), OUT_OF_RANGE);
}
END_TEST

enum { STEPS = 50 };

static void run_dealt(int exact, int machines, const Examples *x,
                      Parameters *p)
{
    Shards shards;
    const LearningRate rate = { 4 };
    deal(x, machines, &shards);
    parameters_by_rule(p);
    for (int i = 0; i < STEPS; i++)
        if (!exact)
            float_step_in_place(&rate, &shards, p);
        else
            ck_assert_int_eq(exact_step_in_place(&rate, &shards, p), OK);
}

START_TEST(exact_descent_does_not_see_how_it_was_dealt_out)
{
    Examples x, y;
    Shuffle o;
    Parameters one, many;
    source_seed(&source, (uint64_t)_i);
    Shuffle_sample(&source, &o);
    examples_at_random((uint64_t)_i, CAPACITY - 1, &x);
    shuffled(&o, &x, &y);
    run_dealt(1, 1, &x, &one);
    run_dealt(1, 1 + _i % SHARDS, &y, &many);
    ck_assert(Parameters_gap(&one, &many) == 0);
    run_dealt(0, 1, &x, &one);
    run_dealt(0, 1 + _i % SHARDS, &y, &many);
    ck_assert(Parameters_gap(&one, &many) > 0);
}
END_TEST

START_TEST(an_exact_step_is_nearly_a_float_step)
{
    Examples x;
    Shards shards;
    Parameters start, floats, exact;
    const LearningRate rate = { 4 };
    source_seed(&source, (uint64_t)_i);
    Parameters_sample(&source, &start);
    examples_at_random((uint64_t)_i, CAPACITY - 1, &x);
    deal(&x, 1 + _i % SHARDS, &shards);
    floats = exact = start;
    float_step_in_place(&rate, &shards, &floats);
    ck_assert_int_eq(exact_step_in_place(&rate, &shards, &exact), OK);
    ck_assert(Parameters_gap(&floats, &exact) <= 8 * 63 * 0x1p-24);
    ck_assert(Parameters_gap(&start, &exact) > 0.01);
}
END_TEST

START_TEST(random_examples_are_those_of_a_text)
{
    Examples x, again;
    examples_at_random((uint64_t)_i, CAPACITY, &x);
    examples_at_random((uint64_t)_i, CAPACITY, &again);
    ck_assert_int_eq(x.length, CAPACITY);
    ck_assert(Examples_gap(&x, &again) == 0);
    for (int i = 0; i < x.length; i++) {
        ck_assert_int_ge(x.at[i].target.index, 0);
        ck_assert_int_lt(x.at[i].target.index, VOCABULARY);
        if (i > 0)
            ck_assert_int_eq(x.at[i].input.index, x.at[i - 1].target.index);
    }
}
END_TEST

START_TEST(a_deal_keeps_every_example_in_order)
{
    Examples x, back = { .length = 0 };
    Shards y;
    source_seed(&source, (uint64_t)_i);
    Examples_sample(&source, &x);
    deal(&x, 1 + _i % SHARDS, &y);
    ck_assert_int_eq(y.count, 1 + _i % SHARDS);
    for (int k = 0; k < y.count; k++) {
        const int fair = x.length / y.count;
        const ExamplesPair both = { back, y.at[k] };
        ck_assert_int_ge(y.at[k].length, fair);
        ck_assert_int_le(y.at[k].length, fair + 1);
        examples_joined(&both, &back);
    }
    ck_assert(Examples_gap(&x, &back) == 0);
}
END_TEST

static ExactSum of_numbers(int n, const int64_t x[])
{
    ExactSum sum = { .count = n };
    for (int i = 0; i < n; i++)
        sum.at[0] += x[i] << 32;
    return sum;
}

START_TEST(a_mean_of_means_is_no_mean)
{
    const int64_t numbers[] = { 1, 3, 5 };
    const ExactPair cut = { of_numbers(1, numbers),
                            of_numbers(2, numbers + 1) };
    ExactSum all;
    FlatGradient left, right, mean;
    ck_assert_int_eq(exact_added(NULL, &cut, &all), OK);
    ck_assert_int_eq(exact_mean(NULL, &cut.left, &left.tables), OK);
    ck_assert_int_eq(exact_mean(NULL, &cut.right, &right.tables), OK);
    ck_assert_int_eq(exact_mean(NULL, &all, &mean.tables), OK);
    ck_assert(mean.at[0] == 3 && (left.at[0] + right.at[0]) / 2 == 2.5f);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { an_entry_moves_by_half_a_unit_at_most, SEEDS },
        { what_cannot_be_promised_to_fit_is_refused, ROWS(entries) },
        { a_full_sum_does_not_overflow_and_a_fuller_one_is_refused, 1 },
        { the_mean_is_right_within_half_a_unit_and_a_rounding, SEEDS },
        { no_examples_and_no_finite_gradient_are_refused, 1 },
        { the_reason_depends_on_the_order_and_the_refusal_does_not, 1 },
        { exact_descent_does_not_see_how_it_was_dealt_out, 16 },
        { an_exact_step_is_nearly_a_float_step, SEEDS },
        { random_examples_are_those_of_a_text, SEEDS },
        { a_deal_keeps_every_example_in_order, SEEDS },
        { a_mean_of_means_is_no_mean, 1 },
    };
    return run_tests("exact", ROWS(tests), tests);
}
