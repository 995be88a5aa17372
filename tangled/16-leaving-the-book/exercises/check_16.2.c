#include "16.2.h"
#include "source.h"
#include "testing.h"
#include <math.h>

START_TEST(only_the_group_of_a_large_weight_pays)
{
    enum { N = 30 };
    const int g = 1 + _i % N, groups = (N + g - 1) / g, at = 7 * _i % N;
    real w[N], step[N + 1];
    int8_t code[N + 1];
    Source s;
    source_seed(&s, (uint64_t)_i);
    for (int i = 0; i < N; i++)
        w[i] = draw_real(&s);
    w[at] = 100;
    step[groups] = -1, code[N] = 77;    /* nothing is written behind */
    quantise_groups(N, g, w, code, step);
    for (int i = 0; i < N; i++)
        ck_assert(fabs((double)w[i] - code[i] * (double)step[i / g])
                  < (i / g == at / g ? 0.4 : 0.004));
    ck_assert(step[groups] == -1 && code[N] == 77);
}
END_TEST

int main(void)
{
    const Test test = { only_the_group_of_a_large_weight_pays, 30 };
    return run_tests("exercise 16.2", 1, &test);
}
