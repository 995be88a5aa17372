#include "12.2.h"
#include "testing.h"

START_TEST(each_score_is_counted_once)
{
    for (int queries = 1; queries <= 9; queries++)
        for (int keys = _i ? queries : 1; keys <= 12; keys++) {
            const Attention a = { queries, keys, 3, 4, _i, 2 };
            long long n = 0;
            for (int i = 0; i < queries; i++)
                for (int j = 0; j < keys; j++)
                    n += !_i || j <= i + keys - queries;
            ck_assert(scores_computed(&a) == 3 * n);
        }
}
END_TEST

int main(void)
{
    const Test test = { each_score_is_counted_once, 2 };
    return run_tests("exercise 12.2", 1, &test);
}
