#include "16.3.h"
#include "testing.h"
#include <math.h>

START_TEST(fused_it_is_not_zero)
{
    const float x = a_square_less_itself(), square = x * x;
    ck_assert(x >= 1 && x <= 2);
    ck_assert(fmaf(x, x, -square) != 0);
}
END_TEST

int main(void)
{
    const Test test = { fused_it_is_not_zero, 1 };
    return run_tests("exercise 16.3", 1, &test);
}
