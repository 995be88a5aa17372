/* check_roofline.c - least times: two products, and the laws. */
#include "roofline.h"
#include "columns.h"
#include "sample_terms.h"
#include "testing.h"
#include "trial.h"
#include <math.h>

static Source source;
static _Alignas(max_align_t) unsigned char block[1 << 22];
static const Machine by_hand = { 100e9, 20e9 };

static Demand product_demand(int m, int k, int n)
{
    Arena a = arena_over(block, sizeof block);
    Term t;
    term_begin(&a, "product", &t);
    const int x = term_input(&t, DIMS(m, k)), y = term_input(&t, DIMS(k, n));
    term_output(&t, APPLY(&t, MATMUL, x, y));
    return term_demand(&t);
}

START_TEST(two_products_by_hand)
{
    const int n = 6 * (1 + _i);
    const Demand square = product_demand(n, n, n);
    const Demand thin = product_demand(n, n, 1);
    ck_assert(fabs(demand_intensity(square) - n / 6.0) < 1e-12);
    ck_assert(machine_ridge(by_hand) == 5);
    const double rate = square.flops / least_seconds(square, by_hand);
    ck_assert(fabs(rate / 20e9 - fmin(n / 6.0, 5)) < 1e-9);
    ck_assert(thin.bytes == 4.0 * n * n + 8 * n);
    ck_assert(thin.flops / least_seconds(thin, by_hand) < 10e9);
    ck_assert(thin.flops / least_seconds(thin, by_hand)
              > 10e9 * n / (n + 2) * (1 - 1e-12));
}
END_TEST

/* f, g and f ; g at random, and a machine. */
static Machine draw_demands(int seed, Demand d[3])
{
    Arena a = arena_over(block, sizeof block);
    RandomTerm f = { .range = { { 0 } } }, g = { .range = { { 0 } } };
    Term h;
    source_seed(&source, (uint64_t)seed);
    trial_pair(&source, 6, &a, &f, &g);
    term_begin(&a, "f ; g", &h);
    term_compose(&f.t, &g.t, &h);
    ck_assert(h.status == OK);
    d[0] = term_demand(&f.t), d[1] = term_demand(&g.t);
    d[2] = term_demand(&h);
    const double ridge = pow(100, (double)draw_real(&source));
    return (Machine){ ridge, 1 };
}

START_TEST(the_roof_of_a_composite_is_no_lower)
{
    Demand d[3];
    const Machine m = draw_demands(_i, d);
    ck_assert(d[2].flops == d[0].flops + d[1].flops);
    ck_assert(d[2].bytes <= d[0].bytes + d[1].bytes);
    ck_assert(least_seconds(d[2], m) <= (least_seconds(d[0], m)
              + least_seconds(d[1], m)) * (1 + 1e-12));
    if (d[0].bytes > 0 && d[1].bytes > 0 && d[2].bytes > 0)
        ck_assert(demand_intensity(d[2]) >= (1 - 1e-12)
            * fmin(demand_intensity(d[0]), demand_intensity(d[1])));
}
END_TEST

/* Where both are bound by arithmetic, times add up, and not only there. */
START_TEST(times_add_up_right_of_the_ridge)
{
    int right = 0, left = 0;
    for (int seed = 0; seed < 300; seed++) {
        Demand d[3];
        const Machine m = draw_demands(seed, d);
        const double sum = least_seconds(d[0], m) + least_seconds(d[1], m);
        const double gap = sum - least_seconds(d[2], m);
        const int both = d[0].flops >= machine_ridge(m) * d[0].bytes
            && d[1].flops >= machine_ridge(m) * d[1].bytes;
        right += both;
        left += !both && gap > 1e-9 * sum;
        ck_assert(!both || fabs(gap) < 1e-12 * sum);
    }
    ck_assert_int_gt(right, 10);
    ck_assert_int_gt(left, 100);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { two_products_by_hand, 12 },
        { the_roof_of_a_composite_is_no_lower, 300 },
        { times_add_up_right_of_the_ridge, 1 },
    };
    return run_tests("roofline", ROWS(tests), tests);
}
