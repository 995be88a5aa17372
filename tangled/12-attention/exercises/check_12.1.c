#include "12.1.h"
#include "source.h"
#include "testing.h"
#include <math.h>

START_TEST(one_pass_finds_the_logarithm_of_the_sum)
{
    static Source source;
    enum { N = 40 };
    real s[N];
    double sum = 0;
    source_seed(&source, (uint64_t)_i);
    for (int j = 0; j < N; j++) {
        s[j] = 20 * draw_real(&source);
        sum += exp((double)s[j]);
    }
    ck_assert(fabs((double)streamed_log_sum_exp(N, s) - log(sum))
              < 200 * REAL_EPSILON);
    for (int j = 0; j < N; j++)
        s[j] += 1024;
    ck_assert(isfinite(streamed_log_sum_exp(N, s)));
}
END_TEST

int main(void)
{
    const Test test = { one_pass_finds_the_logarithm_of_the_sum, 50 };
    return run_tests("exercise 12.1", 1, &test);
}
