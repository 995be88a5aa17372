#include "17.1.h"
#include "source.h"
#include "testing.h"
#include <math.h>

static int bound_by_arithmetic(Machine m, int n, int c)
{
    const double numbers = (double)n * n + 2.0 * n * c;
    const Demand d = { 2.0 * n * n * c, 4 * numbers };
    return d.flops >= machine_ridge(m) * d.bytes * (1 - 1e-12);
}

START_TEST(the_smallest_products_are_found)
{
    static Source s;
    source_seed(&s, (uint64_t)_i);
    const Machine m = { 1 + draw_below(&s, 60), 1 + draw_below(&s, 20) };
    const int side = least_side(m), n = 1 + draw_below(&s, 300);
    ck_assert(bound_by_arithmetic(m, side, side));
    ck_assert(side == 1 || !bound_by_arithmetic(m, side - 1, side - 1));
    const int c = least_columns(m, n);
    ck_assert(c > 0 || !bound_by_arithmetic(m, n, 1 << 20));
    ck_assert(c <= 0 || bound_by_arithmetic(m, n, c));
    ck_assert(c <= 1 || !bound_by_arithmetic(m, n, c - 1));
}
END_TEST

int main(void)
{
    const Test test = { the_smallest_products_are_found, 200 };
    return run_tests("exercise 17.1", 1, &test);
}
