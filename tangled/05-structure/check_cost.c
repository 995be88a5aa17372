/* check_cost.c - traces are a free monoid, and costs follow from them. */
#include "sample_traces.h"
#include "testing.h"

START_TEST(the_trace_of_a_composite_is_the_product_of_the_traces)
{
    const Parameters p = { .head.bias = { 0 } };
    TracePair parts = { .left.length = 0 };
    Trace whole = { 0 }, joined;
    score_trace(&p, &parts.left);
    softmax_trace(NULL, &parts.right);
    predict_trace(&p, &whole);
    ck_assert_int_eq(trace_joined(NULL, &parts, &joined), OK);
    ck_assert_int_eq(whole.length, 4);
    ck_assert_int_eq(joined.length, 4);
    for (int i = 0; i < 4; i++) {
        ck_assert_str_eq(whole.at[i].name, joined.at[i].name);
        ck_assert_ptr_eq(whole.at[i].with, joined.at[i].with);
    }
}
END_TEST

START_TEST(the_cost_of_predict_is_that_of_its_stages)
{
    const Parameters p = { .head.bias = { 0 } };
    Trace t = { 0 };
    Cost c;
    predict_trace(&p, &t);
    ck_assert_int_eq(trace_cost(NULL, &t, &c), OK);
    ck_assert_int_eq(c.products, WIDTH * VOCABULARY);
    ck_assert_int_eq(c.quotients, VOCABULARY);
    ck_assert_int_eq(c.exponentials, VOCABULARY);
    t.length = 0;
    ck_assert_int_eq(trace_cost(NULL, &t, &c), OK);
    ck_assert(c.products == 0 && c.quotients == 0 && c.exponentials == 0);
    trace_note(&t, "unpriced", NULL);
    ck_assert_int_eq(trace_cost(NULL, &t, &c), OUT_OF_RANGE);
}
END_TEST

START_TEST(traces_are_joined_as_far_as_they_fit)
{
    TracePair x = { .left.length = 0 };
    Trace y;
    Cost c;
    for (int i = 0; i < _i; i++)
        trace_note(&x.left, "linear", NULL);
    for (int i = 0; i < TRACE_MAX - 8; i++)
        trace_note(&x.right, "linear", NULL);
    const enum status s = trace_joined(NULL, &x, &y);
    ck_assert_int_eq(s, _i <= 8 ? OK : TOO_LONG);
    if (s == OK) {
        ck_assert_int_eq(y.length, TRACE_MAX - 8 + _i);
        ck_assert_int_eq(trace_cost(NULL, &y, &c), OK);
        ck_assert_int_eq(c.products, y.length * WIDTH * VOCABULARY);
    }
    y.length = TRACE_MAX + 1;
    ck_assert_int_eq(trace_cost(NULL, &y, &c), TOO_LONG);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { the_trace_of_a_composite_is_the_product_of_the_traces, 1 },
        { the_cost_of_predict_is_that_of_its_stages, 1 },
        { traces_are_joined_as_far_as_they_fit, 17 },
    };
    return run_tests("cost", ROWS(tests), tests);
}
