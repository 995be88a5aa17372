#include "15.1.h"
#include "testing.h"
#include <math.h>

START_TEST(brackets_make_a_difference_of_fifty)
{
    float x[3], left, right;
    three_numbers(x);
    for (int i = 0; i < 3; i++)
        ck_assert(isfinite(x[i]) && x[i] <= 100);
    left = x[0] + x[1];
    right = x[1] + x[2];
    left = left + x[2];
    right = x[0] + right;
    ck_assert(isfinite(left) && isfinite(right));
    ck_assert(fabsf(left - right) >= 50);
}
END_TEST

int main(void)
{
    const Test test = { brackets_make_a_difference_of_fifty, 1 };
    return run_tests("exercise 15.1", 1, &test);
}
