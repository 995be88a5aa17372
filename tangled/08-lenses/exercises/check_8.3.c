#include "8.3.h"
#include "catalan.h"
#include "testing.h"

START_TEST(no_brackets_keep_fewer_values)
{
    const int n = 1 + _i;
    for (long limit = -1; limit <= n * n / 2; limit++) {
        int least = 0;
        for (long i = 0; i < bracketings(n); i++) {
            Bracketing b;
            bracketing_at(n, i, &b);
            const BracketCost c = bracketing_cost(&b);
            if (c.evaluations <= limit && (least == 0 || c.kept < least))
                least = c.kept;
        }
        ck_assert_int_eq(least_values(n, limit), least);
    }
}
END_TEST

START_TEST(many_layers_too)
{
    ck_assert_int_eq(least_values(256, 804), 9);
    ck_assert_int_eq(least_values(256, 803), 10);
    ck_assert_int_eq(least_values(256, 254), 0);
}
END_TEST

int main(void)
{
    const Test tests[] = { { no_brackets_keep_fewer_values, 8 },
                           { many_layers_too, 1 } };
    return run_tests("exercise 8.3", ROWS(tests), tests);
}
