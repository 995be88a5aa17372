/* check_wide_sums.c - sums without rounding, and the rounding at the end. */
#include "sample_trees.h"
#include "testing.h"
#include <string.h>

static Source source;
__extension__ typedef __int128 Long;

enum { TERMS = 40 };
/* Floats n * 2^(shift + unit) with |n| < 2^24; their sum, in units. */
static Long draw_terms(int unit, float x[TERMS])
{
    Long sum = 0;
    for (int i = 0; i < TERMS; i++) {
        const int shift = draw_below(&source, 70);
        const int64_t n = (int64_t)(draw_real(&source) * (1 << 24));
        x[i] = (float)ldexp((double)n, shift + unit);
        if (i % 4 == 3)                 /* nearly nothing is left of four */
            x[i] = (float)ldexp((double)-sum, unit);
        sum += (Long)ldexp((double)x[i], -unit);
    }
    return sum;
}

START_TEST(a_sum_is_rounded_once)
{
    const int units[] = { -149, -140, -100, -60, 0, 20 };
    const int unit = units[_i % 6];
    float x[TERMS];
    WideSum sum = { .count = 0 };
    source_seed(&source, (uint64_t)_i);
    const Long expected = draw_terms(unit, x);
    for (int i = 0; i < TERMS; i++)
        ck_assert(wide_add(x[i], &sum) == OK);
    const float y = wide_rounded(&sum);
    ck_assert(y == (float)ldexp((double)(float)expected, unit));
}
END_TEST

START_TEST(order_and_brackets_change_no_bit)
{
    float x[TERMS];
    WideSum sum = { .count = 0 }, part[3] = { { .count = 0 } };
    source_seed(&source, (uint64_t)_i);
    (void)draw_terms(0, x);
    for (int i = 0; i < TERMS; i++) {
        ck_assert(wide_add(x[i], &sum) == OK);
        ck_assert(wide_add(x[TERMS - 1 - i], &part[draw_below(&source, 3)])
                  == OK);
    }
    ck_assert(wide_join(&part[2], &part[0]) == OK);
    ck_assert(wide_join(&part[0], &part[1]) == OK);
    ck_assert_mem_eq(part[1].at, sum.at, sizeof sum.at);
    ck_assert_int_eq(part[1].count, TERMS);
}
END_TEST

/* What it should be after up to four floats, by hand. */
static const struct { float x[4], sum; } by_hand[] = {
    { { 16777216, 1, 0, 0 }, 16777216 },                /* a half, to even */
    { { 16777216, 1, 1e-45f, 0 }, 16777218 },           /* more than that */
    { { 16777218, 1, 0, 0 }, 16777220 },
    { { 16777218, 1, -1e-45f, 0 }, 16777218 },
    { { -16777216, -1, 0, 0 }, -16777216 },
    { { 3e38f, 1e-45f, -3e38f, 0 }, 1e-45f },
    { { 1e-45f, -3e-45f, 0, 0 }, -1e-45f },
    { { FLT_MAX, FLT_MAX, -FLT_MAX, 0 }, FLT_MAX },
    { { FLT_MAX, FLT_MAX, 0, 0 }, INFINITY },
    { { -FLT_MAX, -FLT_MAX, 0, 0 }, -INFINITY },
    { { FLT_MAX, 1.01412e31f, 0, 0 }, FLT_MAX },        /* not half a unit */
    { { FLT_MAX, 0x1p103f, 0, 0 }, INFINITY },          /* half, to even */
    { { -FLT_MAX, -0x1p103f, 0, 0 }, -INFINITY },
    { { FLT_MAX, 0x1p103f, -1e-45f, 0 }, FLT_MAX },
    { { FLT_MIN, -1e-45f, 0, 0 }, 1.17549421e-38f },
    { { 0, 0, 0, 0 }, 0 },
};

START_TEST(a_sum_by_hand)
{
    WideSum sum = { .count = 0 };
    for (int i = 0; i < 4; i++)
        ck_assert(wide_add(by_hand[_i].x[i], &sum) == OK);
    const float y = wide_rounded(&sum);
    ck_assert_msg(y == by_hand[_i].sum, "%.9g", (double)y);
}
END_TEST

/* Equal numbers in other digits: 2^-118 twice, and 2^-117 once. */
START_TEST(digits_may_differ_where_numbers_do_not)
{
    WideSum twice = { .count = 0 }, once = { .count = 0 };
    for (int i = 0; i < 2; i++)
        ck_assert(wide_add(0x1p-118f, &twice) == OK);
    ck_assert(wide_add(0x1p-117f, &once) == OK);
    ck_assert(twice.at[0] == (int64_t)1 << 32 && twice.at[1] == 0);
    ck_assert(once.at[0] == 0 && once.at[1] == 1);
    ck_assert(wide_rounded(&twice) == 0x1p-117f);
    ck_assert(wide_rounded(&once) == 0x1p-117f);
}
END_TEST

/* The example beside the second diagram. */
START_TEST(a_list_that_is_dealt_out_by_hand)
{
    const ListOfLists x = { 2, { { 1, { 0.125f } },
                                 { 2, { 0x1p21f, 0.25f } } } };
    SumList list;
    Sum sum;
    one_list(&x, &list);
    from_the_left(&list, &sum);
    ck_assert(sum.value == 0x1p21f + 0.25f);
    parts_from_the_left(&x, &list);
    from_the_left(&list, &sum);
    ck_assert(sum.value == 0x1p21f + 0.5f);
}
END_TEST

START_TEST(what_does_not_fit_is_refused)
{
    WideSum sum = { .count = WIDE_MOST - 1 }, two = { .count = 2 }, before;
    before = sum;
    ck_assert(wide_add(INFINITY, &sum) == NOT_FINITE);
    ck_assert(wide_add(NAN, &sum) == NOT_FINITE);
    ck_assert(wide_join(&two, &sum) == TOO_LONG);
    ck_assert_mem_eq(&sum, &before, sizeof sum);
    ck_assert(wide_add(1, &sum) == OK);
    ck_assert(wide_add(1, &sum) == TOO_LONG);
    ck_assert_int_eq((int)sum.count, WIDE_MOST);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { a_sum_is_rounded_once, 600 },
        { order_and_brackets_change_no_bit, 60 },
        { a_sum_by_hand, ROWS(by_hand) },
        { digits_may_differ_where_numbers_do_not, 1 },
        { a_list_that_is_dealt_out_by_hand, 1 },
        { what_does_not_fit_is_refused, 1 },
    };
    return run_tests("wide sums", ROWS(tests), tests);
}
