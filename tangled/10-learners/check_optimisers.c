/* check_optimisers.c - each rule against its sums; refusals. */
#include "optimisers.h"
#include "sample_objects.h"
#include "testing.h"
#include <math.h>
#include <string.h>

enum { N = 3, STEPS = 12 };
static Source source;
static const Rates usual = { { (real)0.1 }, (real)0.9, (real)0.9, (real)0.99,
                             (real)1e-8, (real)0.2 };
typedef void Move(const Rates *r, const Clock *c, int n,
    const real *restrict g, real *restrict w);

/* The weights [N] after the first steps of w, under gradients g. */
static void walk(Move *move, int steps, const real g[STEPS][N],
                 real w[3 * N])
{
    Clock c;
    clock_start(&c);
    for (int t = 0; t < steps; t++) {
        clock_tick(&usual, &c);
        move(&usual, &c, N, g[t], w);
    }
}

static void draw(real g[STEPS][N], real w[3 * N])
{
    memset(w, 0, 3 * N * sizeof *w);
    matrix_sample(&source, STEPS, N, g);
    reals_sample(&source, N, w);
}

/* Sum of b^(t - k) g_k^power for k = 0 .. t. */
static double decayed(double b, int power, int t, const real g[STEPS][N],
                      int i)
{
    double sum = 0;
    for (int k = 0; k <= t; k++)
        sum += pow(b, t - k) * pow((double)g[k][i], power);
    return sum;
}

static double adam_by_sums(int t, const real g[STEPS][N], int i)
{
    const double b1 = (double)usual.beta1, b2 = (double)usual.beta2;
    const double m = (1 - b1) * decayed(b1, 1, t, g, i);
    const double v = (1 - b2) * decayed(b2, 2, t, g, i);
    return (double)usual.rate.value * m / (1 - pow(b1, t + 1))
        / (sqrt(v / (1 - pow(b2, t + 1))) + (double)usual.epsilon);
}

/* What rule says of the weight i after all steps, from w0. */
static double by_sums(int rule, double w0, const real g[STEPS][N], int i)
{
    const double rate = (double)usual.rate.value;
    double w = w0;
    for (int t = 0; t < STEPS; t++)
        if (rule == 0)
            w -= rate * (double)g[t][i];
        else if (rule == 1 || rule == 4)
            w -= rate * decayed((double)usual.momentum, 1, t, g, i);
        else if (rule == 2)
            w -= adam_by_sums(t, g, i);
        else
            w = w * (1 - rate * (double)usual.decay) - adam_by_sums(t, g, i);
    return w;
}

START_TEST(each_rule_is_its_sum_over_all_gradients)
{
    static Move *const moves[] = { sgd_move, polyak_move, adam_move,
                                   adamw_move, nesterov_move };
    real g[STEPS][N], w[3 * N], start[N];
    source_seed(&source, (uint64_t)_i);
    for (int rule = 0; rule < ROWS(moves); rule++) {
        draw(g, w);
        memcpy(start, w, sizeof start);
        walk(moves[rule], STEPS, (const real (*)[N])g, w);
        for (int i = 0; i < N; i++)
            ck_assert_double_eq_tol((double)w[i], by_sums(rule,
                (double)start[i], (const real (*)[N])g, i), 2e-5);
    }
}
END_TEST

START_TEST(momentum_looks_where_it_is_and_nesterov_ahead)
{
    const real w[2] = { 3, -2 };
    real space[1];
    ck_assert_ptr_eq(sgd_point(&usual, 1, w, space), w);
    ck_assert_ptr_eq(polyak_point(&usual, 1, w, space), w);
    ck_assert_ptr_eq(adam_point(&usual, 1, w, space), w);
    ck_assert_ptr_eq(adamw_point(&usual, 1, w, space), w);
    ck_assert_ptr_eq(nesterov_point(&usual, 1, w, space), space);
    ck_assert_double_eq_tol((double)space[0], 3 - 0.9 * 2, 1e-6);
}
END_TEST

START_TEST(under_a_constant_gradient_adam_steps_by_the_rate)
{
    static const real slopes[] = { 1, (real)-0.25, (real)3e-3, -700, 0 };
    for (int k = 0; k < ROWS(slopes); k++) {
        real w[3] = { 0 };
        Clock c;
        clock_start(&c);
        for (int t = 1; t <= 200; t++) {
            const real before = w[0];
            clock_tick(&usual, &c);
            adam_move(&usual, &c, 1, &slopes[k], w);
            const double sign = (slopes[k] > 0) - (slopes[k] < 0);
            ck_assert_double_eq_tol((double)(w[0] - before), -0.1 * sign,
                                    1e-5);
        }
    }
}
END_TEST

static const RateNumbers fine = { { (real)0.1 }, (real)0.8, (real)0.9,
    (real)0.99, (real)1e-8, 0 };

START_TEST(rates_are_refused_with_what_was_expected_and_what_came)
{
    RateNumbers bad[9];
    static const char *const said[] = { "learning rate 0: expected",
        "learning rate -1: expected", "learning rate nan: expected",
        "momentum 1: expected at least 0 and less than 1",
        "beta1 -0.5: expected at", "beta2 nan: expected at",
        "epsilon 0: expected a finite real, more than 0",
        "epsilon inf: expected", "decay -1: expected a finite real, 0" };
    Rates made;
    Sentence s;
    for (int i = 0; i < ROWS(bad); i++)
        bad[i] = fine;
    bad[0].rate.value = 0, bad[1].rate.value = -1;
    bad[2].rate.value = (real)NAN, bad[3].momentum = 1;
    bad[4].beta1 = (real)-0.5, bad[5].beta2 = (real)NAN;
    bad[6].epsilon = 0, bad[7].epsilon = (real)INFINITY, bad[8].decay = -1;
    for (int i = 0; i < ROWS(bad); i++) {
        ck_assert_int_eq(rates(NULL, &bad[i], &made),
            i == 2 ? NOT_FINITE : OUT_OF_RANGE);
        rates_refusal(&bad[i], &s);
        ck_assert_msg(strstr(s.text, said[i]) == s.text, "%s", s.text);
    }
}
END_TEST

START_TEST(good_rates_are_taken_as_they_are)
{
    Rates made;
    Sentence s;
    ck_assert_int_eq(rates(NULL, &fine, &made), OK);
    rates_refusal(&fine, &s);
    ck_assert_str_eq(s.text, "");
    ck_assert(made.rate.value == fine.rate.value
        && made.momentum == fine.momentum && made.beta1 == fine.beta1
        && made.beta2 == fine.beta2 && made.epsilon == fine.epsilon
        && made.decay == fine.decay);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { each_rule_is_its_sum_over_all_gradients, 50 },
        { momentum_looks_where_it_is_and_nesterov_ahead, 1 },
        { under_a_constant_gradient_adam_steps_by_the_rate, 1 },
        { rates_are_refused_with_what_was_expected_and_what_came, 1 },
        { good_rates_are_taken_as_they_are, 1 },
    };
    return run_tests("optimisers", ROWS(tests), tests);
}
