#include "7.4.h"
#include "testing.h"
#include <math.h>

START_TEST(the_slope_is_that_of_the_argument)
{
    double x = -20 + _i;
    Vector in = { { (real)x } }, y, t, u = { { 2 } }, dx;
    double slope = 1 / (1 + exp(-x));
    softplus_forward(NULL, &in, &y, &t);
    for (int i = 0; i < WIDTH; i++)
        ck_assert(t.at[i] == y.at[i]);
    softplus_reverse(NULL, &t, &u, NULL, &dx);
    ck_assert_double_eq_tol((double)dx.at[0], 2 * slope, 2e-5 * slope);
}
END_TEST

int main(void)
{
    const Test test = { the_slope_is_that_of_the_argument, 41 };
    return run_tests("exercise 7.4", 1, &test);
}
