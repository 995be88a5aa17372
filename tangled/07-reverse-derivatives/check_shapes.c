/* check_shapes.c - each macro finds the shape of its spaces. */
#include "shapes.h"
#include "testing.h"
#include <math.h>

SPACE(One, 1);
SPACE(Two, 2);
SPACE(Four, 4);
SPACE(Six, 6);
PRODUCT(TwoTwos, Two, a, Two, b);
PRODUCT(Sides, Four, left, Two, right);
DEFINE_BROADCAST(rows_of, Two, Six);
DEFINE_SUM(sum_of_rows, Six, Two);
DEFINE_PERMUTE(turned, Six, Six, 3, 2);
DEFINE_CONCATENATE(joined, Sides, Six, 2, 2, 1);
DEFINE_SPLIT(cut, Six, Sides, 2, 2, 1);
DEFINE_GATHER(rows_at, Six, Two, Four);
DEFINE_LOG_SUM_EXP(log_mass, Four, One);
DEFINE_MULTIPLY(times, TwoTwos, Two);
DEFINE_SCALE(scaled, One, Two);
DEFINE_RESHAPE(as_it_is, Four, Four);

#define GIVES(f, p, x, ...) do { \
    const double expected[] = { __VA_ARGS__ }; \
    f##_cod value; \
    f(p, x, &value); \
    ck_assert_int_eq(COUNT(f##_cod), ROWS(expected)); \
    for (int i = 0; i < ROWS(expected); i++) \
        ck_assert((double)REALS(&value)[i] == expected[i]); \
} while (0)

static const Six six = { { 1, 2, 3, 4, 5, 6 } };
static const Two two = { { 2, 0 } };

START_TEST(shapes_are_found)
{
    const Sides sides = { { { 1, 2, 3, 4 } }, { { 5, 6 } } };
    GIVES(rows_of, NULL, &two, 2, 0, 2, 0, 2, 0);
    GIVES(sum_of_rows, NULL, &six, 1 + 3 + 5, 2 + 4 + 6);
    GIVES(turned, NULL, &six, 1, 3, 5, 2, 4, 6);
    GIVES(joined, NULL, &sides, 1, 2, 5, 3, 4, 6);
    GIVES(cut, NULL, &six, 1, 2, 4, 5, 3, 6);
    GIVES(rows_at, &six, &two, 5, 6, 1, 2);
    GIVES(as_it_is, NULL, &sides.left, 1, 2, 3, 4);
}
END_TEST

START_TEST(products_and_their_gradients)
{
    const TwoTwos x = { { { 2, 3 } }, { { 5, 7 } } };
    const One three = { { 3 } };
    const Four zero = { { 0 } };
    TwoTwos t, dx;
    Two y;
    One mass;
    GIVES(times, NULL, &x, 10, 21);
    GIVES(scaled, &three, &two, 6, 0);
    times_forward(NULL, &x, &y, &t);
    times_reverse(NULL, &t, &(Two){ { 1, 10 } }, NULL, &dx);
    ck_assert(dx.a.at[0] == 5 && dx.a.at[1] == 70);
    ck_assert(dx.b.at[0] == 2 && dx.b.at[1] == 30);
    log_mass(NULL, &zero, &mass);
    ck_assert_double_eq_tol((double)mass.at[0], log(4), 1e-6);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { shapes_are_found, 1 }, { products_and_their_gradients, 1 },
    };
    return run_tests("shapes", ROWS(tests), tests);
}
