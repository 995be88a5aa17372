/* check_elementary.c - the functions, their lanes and their laws. */
#include "coefficients.h"
#include "functions.h"
#include "source.h"
#include "testing.h"
#include <float.h>

enum { SAMPLE = 4099, SAMPLES = 64 };
static float x[SAMPLE], y[SAMPLE], z[SAMPLE];
static Source source;

static void take_sample(int k)
{
    for (int i = 0; i < SAMPLE; i++)
        x[i] = scattered_float((uint32_t)(k * SAMPLE + i));
}

START_TEST(every_lane_has_the_bits_of_the_scalar)
{
    const ElementarySet set = elementary_set(_i % ELEMENTARY_SETS);
    const int f = _i / ELEMENTARY_SETS;
    for (int k = 0; set.here && k < SAMPLES; k++) {
        take_sample(k);
        for (int i = 0; i < SAMPLE; i++)
            y[i] = function(f).ours(x[i]);
        set.run[f](SAMPLE, x, z);
        ck_assert(memcmp(y, z, sizeof y) == 0);
    }
}
END_TEST

START_TEST(arrays_of_any_length_end_where_they_end)
{
    const ElementarySet set = elementary_set(_i % ELEMENTARY_SETS);
    const int f = _i / ELEMENTARY_SETS;
    for (int n = 0; set.here && n <= 40; n++)
        for (int from = 1; from < 5; from++) {
            for (int i = 0; i < 48; i++)
                x[i] = y[i] = (float)(i + 1) / 8, z[i] = -1;
            set.run[f](n, x + from, z + from);
            set.run[f](n, y + from, y + from);
            for (int i = 0; i < 48; i++) {
                const bool in = from <= i && i < from + n;
                const float to = in ? function(f).ours(x[i]) : x[i];
                ck_assert(bits_of(z[i]) == bits_of(in ? to : -1));
                ck_assert(bits_of(y[i]) == bits_of(to));
            }
        }
}
END_TEST

START_TEST(the_chosen_set_is_the_last_that_is_here)
{
    take_sample(_i);
    ElementaryArray *const chosen[] = { elementary_exp_array,
        elementary_log_array, elementary_tanh_array,
        elementary_sigmoid_array };
    chosen[_i](SAMPLE, x, y);
    elementary_set(0).run[_i](SAMPLE, x, z);
    ck_assert(memcmp(y, z, sizeof y) == 0);
    for (int i = 0; i < ELEMENTARY_SETS; i++)
        ck_assert(!elementary_set(i).here || elementary_set(i).run[_i]);
    ck_assert(strcmp(elementary_best().name, "one lane") != 0);
}
END_TEST

START_TEST(another_machine_has_these_bits)
{
    static const uint32_t expected[] = { 0xe91104b0, 0x05a98827,
        0x812c3b0f, 0xe676dfc6 };
    uint32_t sum = 0;
    for (uint32_t i = 0; i < 1U << 20; i++)
        sum = sum * 31 + bits_of(function(_i).ours(scattered_float(i)));
    ck_assert_msg(sum == expected[_i], "%s: expected 0x%08x, came 0x%08x",
                  function(_i).name, expected[_i], sum);
}
END_TEST

START_TEST(errors_are_what_was_measured)
{
    static const double most[] = { 0.77, 0.67, 0.83, 0.79 };
    const Function f = function(_i);
    for (uint32_t i = 0; i < 1U << 20; i++) {
        const float at = scattered_float(i);
        if (!(at > f.from && at < f.to))
            continue;
        const double error = error_in_ulps(f.ours(at), f.exact((double)at));
        if (!(error <= most[_i]))
            ck_abort_msg("%s (%a): off by %g", f.name, (double)at, error);
    }
}
END_TEST

START_TEST(the_edges_are_where_they_should_be)
{
    static const struct { int f; float x, y; } edges[] = {
        { 0, 0, 1 }, { 0, -0.0F, 1 }, { 0, -INFINITY, 0 }, { 0, -1e30F, 0 },
        { 0, INFINITY, INFINITY }, { 0, 1e30F, INFINITY },
        { 0, 0x1.62e42ep6F, 0x1.ffff08p127F }, { 0, 0x1.62e43p6F, INFINITY },
        { 0, -0x1.9fe368p6F, 0x1p-149F }, { 0, -0x1.9fe36ap6F, 0 },
        { 1, 1, 0 }, { 1, 0, -INFINITY }, { 1, -0.0F, -INFINITY },
        { 1, INFINITY, INFINITY }, { 1, 0x1p-149F, -0x1.9d1dap6F },
        { 1, FLT_MAX, 0x1.62e43p6F }, { 2, 0, 0 }, { 2, -0.0F, -0.0F },
        { 2, 0x1p-149F, 0x1p-149F }, { 2, INFINITY, 1 }, { 2, -INFINITY, -1 },
        { 2, 10, 1 }, { 3, 0, 0.5F }, { 3, -0.0F, 0.5F }, { 3, -INFINITY, 0 },
        { 3, INFINITY, 1 }, { 3, -0x1.9fe368p6F, 0x1p-149F }, { 3, 20, 1 },
    };
    for (int i = 0; i < ROWS(edges); i++) {
        const Function f = function(edges[i].f);
        const float came = f.ours(edges[i].x);
        ck_assert_msg(bits_of(came) == bits_of(edges[i].y),
            "%s (%a): expected %a, came %a", f.name, (double)edges[i].x,
            (double)edges[i].y, (double)came);
    }
}
END_TEST

START_TEST(there_is_one_nan)
{
    for (uint32_t payload = 1; payload <= 0x7fffff; payload += 4093)
        for (int f = 0; f < ELEMENTARY_FUNCTIONS; f++) {
            const float nan = float_of(0x7f800000U + payload);
            ck_assert(bits_of(function(f).ours(nan)) == NAN_BITS);
            ck_assert(bits_of(function(f).ours(-nan)) == NAN_BITS);
        }
    ck_assert(bits_of(elementary_log(-1)) == NAN_BITS);
    ck_assert(bits_of(elementary_log(-0x1p-149F)) == NAN_BITS);
    ck_assert(bits_of(elementary_log(-INFINITY)) == NAN_BITS);
}
END_TEST

START_TEST(no_step_goes_down)
{
    const Function f = function(_i);
    source_seed(&source, (uint64_t)_i);
    for (int k = 0; k < 200; k++) {
        const double least = number_of_float(f.from);
        const double most = number_of_float(f.to);
        const double part = (double)(source_word(&source) >> 11) * 0x1p-53;
        const int32_t from = (int32_t)(least + part * (most - least));
        float last = f.ours(float_number(from));
        for (int32_t i = 1; i < 2000; i++) {
            const float next = f.ours(float_number(from + i));
            ck_assert_msg(next >= last || isnan(next), "%s (%a)", f.name,
                          (double)float_number(from + i));
            last = next;
        }
    }
}
END_TEST

START_TEST(the_exact_laws_hold_bit_for_bit)
{
    for (uint32_t i = 0; i < 1U << 19; i++) {
        const float at = scattered_float(i);
        if (isnan(at))
            continue;
        const float t = elementary_tanh(at), s = elementary_sigmoid(at);
        if (bits_of(elementary_tanh(-at)) != (bits_of(t) ^ SIGN_BIT))
            ck_abort_msg("tanh is not odd at %a", (double)at);
        if (s + elementary_sigmoid(-at) != 1)
            ck_abort_msg("sigmoids do not add up at %a", (double)at);
        if (!(fabsf(t) <= 1 && s >= 0 && s <= 1 && elementary_exp(at) >= 0))
            ck_abort_msg("out of range at %a", (double)at);
        if (!(elementary_sigmoid(-fabsf(at)) <= 0.5F))
            ck_abort_msg("more than a half at %a", (double)at);
    }
}
END_TEST

static const double u = 0x1p-24, epsilon = 1.4 * 0x1p-24;

START_TEST(exp_is_a_homomorphism_within_the_bound)
{
    source_seed(&source, (uint64_t)_i);
    for (int i = 0; i < 20000; i++) {
        const float a = 43 * draw_real(&source), b = 43 * draw_real(&source);
        const double one = (double)elementary_exp(a + b);
        const double two = (double)(elementary_exp(a) * elementary_exp(b));
        const double bound = u * fabs((double)a + b) + 3 * epsilon + u;
        if (!(fabs(one / two - 1) <= 1.001 * bound))
            ck_abort_msg("%a, %a: %g apart, allowed %g", (double)a, (double)b,
                         fabs(one / two - 1), 1.001 * bound);
    }
}
END_TEST

START_TEST(exp_and_log_undo_each_other_within_the_bound)
{
    source_seed(&source, (uint64_t)_i);
    for (int i = 0; i < 20000; i++) {
        const float a = 87 * draw_real(&source), b = elementary_exp(a);
        const double there = fabs((double)elementary_log(b) - a);
        const double back = (double)elementary_exp(elementary_log(b)) / b - 1;
        const double bound = epsilon + epsilon * fabs((double)a);
        ck_assert_msg(there <= 1.001 * bound, "log (exp %a)", (double)a);
        ck_assert_msg(fabs(back) <= 1.001 * bound, "exp (log %a)", (double)b);
    }
}
END_TEST

START_TEST(two_parts_are_better_than_one)
{
    source_seed(&source, (uint64_t)_i);
    for (int i = 0; i < 20000; i++) {
        const float at = 88 * draw_real(&source);
        float low;
        uint32_t k;
        const float high = elementary_exp_parts(at, &low, &k);
        const double both = ldexp((double)high + low, (int)k - 254);
        const double off = both / exp((double)at) - 1;
        ck_assert_msg(fabs(off) <= u / 2, "at %a off by %g u", (double)at,
                      off / u);
    }
}
END_TEST

static void same_coefficients(int degree, void (*make)(double c[]),
    double from, double to, const float expected[])
{
    double series[SERIES_TERMS], c[DEGREE_MOST + 1];
    make(series);
    chebyshev_polynomial(series, degree, from, to, c);
    for (int i = 0; i <= degree; i++)
        ck_assert_msg((float)c[i] == expected[i],
            "coefficient %d: expected %a, came %a", i, (double)expected[i],
            (double)(float)c[i]);
}

START_TEST(the_constants_are_what_the_program_makes)
{
    const float of_exp[] = { EXP_0, EXP_1, EXP_2, EXP_3, EXP_4, EXP_5 };
    const float of_log[] = { LOG_0, LOG_1, LOG_2, LOG_3, LOG_4, LOG_5,
        LOG_6, LOG_7, LOG_8 };
    const float of_tanh[] = { TANH_0, TANH_1, TANH_2, TANH_3, TANH_4,
        TANH_5 };
    const double edge = (double)TANH_SMALL * (double)TANH_SMALL;
    same_coefficients(5, exp_series, -0.3466, 0.3466, of_exp);
    same_coefficients(8, log_series, sqrt(0.5) - 1, sqrt(2) - 1, of_log);
    same_coefficients(5, tanh_series, 0, edge, of_tanh);
}
END_TEST

START_TEST(two_has_this_logarithm)
{
    const double two = natural_log_of_two();
    const double high = (double)LN2_HIGH;
    ck_assert(two == log(2));
    ck_assert((float)(1 / two) == LOG2_E);
    ck_assert(high == ldexp(nearbyint(ldexp(two, 15)), -15));
    ck_assert((float)(two - high) == LN2_LOW);
    ck_assert(bits_of((float)sqrt(0.5)) == ROOT_BITS);
    ck_assert(bits_of(ROUNDER) == ROUNDER_BITS);
    ck_assert(isnan(float_of(NAN_BITS)));
}
END_TEST

int main(void)
{
    enum { ALL = ELEMENTARY_SETS * ELEMENTARY_FUNCTIONS,
           EACH = ELEMENTARY_FUNCTIONS };
    const Test tests[] = {
        { every_lane_has_the_bits_of_the_scalar, ALL },
        { arrays_of_any_length_end_where_they_end, ALL },
        { the_chosen_set_is_the_last_that_is_here, EACH },
        { another_machine_has_these_bits, EACH },
        { errors_are_what_was_measured, EACH },
        { the_edges_are_where_they_should_be, 1 },
        { there_is_one_nan, 1 },
        { no_step_goes_down, EACH },
        { the_exact_laws_hold_bit_for_bit, 1 },
        { exp_is_a_homomorphism_within_the_bound, 5 },
        { exp_and_log_undo_each_other_within_the_bound, 5 },
        { two_parts_are_better_than_one, 5 },
        { the_constants_are_what_the_program_makes, 1 },
        { two_has_this_logarithm, 1 },
    };
    return run_tests("elementary functions", ROWS(tests), tests);
}
