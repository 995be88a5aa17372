#include "12.4.h"
#include "source.h"
#include "testing.h"
#include <string.h>

/* Whole numbers, so that sums are exact. */
START_TEST(a_sum_of_products_serves_all_queries)
{
    static Source source;
    enum { N = 30 };
    real all[3][4 * N], y[4 * N], expected[4 * N];
    source_seed(&source, (uint64_t)_i);
    for (int i = 0; i < 4 * N; i++)
        for (int b = 0; b < 3; b++)
            all[b][i] = (real)(draw_below(&source, 7) - 3);
    memset(expected, 0, sizeof expected);
    for (int i = 0; i < N; i++)
        for (int j = 0; j <= i; j++)
            for (int c = 0; c < 16; c++)
                expected[4 * i + c % 4] += all[0][4 * i + c / 4]
                    * all[1][4 * j + c / 4] * all[2][4 * j + c % 4];
    linear_attention(N, all[0], all[1], all[2], y);
    for (int i = 0; i < 4 * N; i++)
        ck_assert(y[i] == expected[i]);
}
END_TEST

int main(void)
{
    const Test test = { a_sum_of_products_serves_all_queries, 30 };
    return run_tests("exercise 12.4", 1, &test);
}
