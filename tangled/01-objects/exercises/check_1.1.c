#include "1.1.h"
#include "testing.h"
#include <math.h>

static const struct { real value; enum status expected; } rows[] = {
    { 0, OK }, { 1, OK }, { 0.5f, OK }, { -0.0f, OK },
    { -(real)1e-45, OUT_OF_RANGE }, { 1 + (real)REAL_EPSILON, OUT_OF_RANGE },
    { (real)INFINITY, NOT_FINITE }, { (real)NAN, NOT_FINITE },
};

START_TEST(a_probability_lies_between_zero_and_one)
{
    Probability y;
    enum status s = probability(NULL, &(Real){ rows[_i].value }, &y);
    ck_assert_int_eq(s, rows[_i].expected);
    if (s == OK)
        ck_assert(y.value == rows[_i].value);
}
END_TEST

int main(void)
{
    const Test test = { a_probability_lies_between_zero_and_one, ROWS(rows) };
    return run_tests("exercise 1.1", 1, &test);
}
