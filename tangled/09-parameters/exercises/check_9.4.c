#include "9.4.h"
#include "testing.h"

START_TEST(the_rank_is_the_last_that_trains_fewer_numbers)
{
    for (int m = 1; m <= 40; m++)
        for (int n = 1; n <= 40; n++) {
            int r = 0;
            while ((r + 1) * (m + n) < m * n)
                r++;
            ck_assert_int_eq(most_rank(m, n), r);
        }
}
END_TEST

int main(void)
{
    const Test test = { the_rank_is_the_last_that_trains_fewer_numbers, 1 };
    return run_tests("exercise 9.4", 1, &test);
}
