#include "6.4.h"
#include "testing.h"

static const struct { double ohms[5], expected; } rows[] = {
    { { 1, 2, 3, 4, 5 }, 61.0 / 21 },
    { { 1, 2, 1e9, 1, 2 }, 4.0 / 3 },   /* almost no rung */
    { { 1, 2, 7, 2, 4 }, 2 },           /* balanced: the rung idles */
};

START_TEST(the_bridge_has_its_resistance)
{
    Circuit y;
    Resistance r;
    ck_assert_int_eq(bridge(rows[_i].ohms, &y), OK);
    ck_assert_int_eq(resistance(NULL, &y, &r), OK);
    ck_assert_double_eq_tol(r.value, rows[_i].expected, 1e-8);
    ck_assert(y.nodes == 4 && y.resistors == 5);
}
END_TEST

int main(void)
{
    const Test test = { the_bridge_has_its_resistance, ROWS(rows) };
    return run_tests("exercise 6.4", 1, &test);
}
