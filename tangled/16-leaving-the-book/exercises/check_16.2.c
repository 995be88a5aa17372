#include "16.2.h"
#include "source.h"
#include "testing.h"
#include <math.h>

START_TEST(only_the_group_of_a_large_weight_pays)
{
    enum { N = 30, G = 8 };
    real w[N], step[(N + G - 1) / G];
    int8_t code[N];
    Source s;
    source_seed(&s, (uint64_t)_i);
    for (int i = 0; i < N; i++)
        w[i] = draw_real(&s);
    w[_i % N] = 100;
    quantise_groups(N, G, w, code, step);
    for (int i = 0; i < N; i++) {
        const int large = i / G == _i % N / G;
        ck_assert(fabs((double)w[i] - code[i] * (double)step[i / G])
                  < (large ? 0.4 : 0.004));
    }
}
END_TEST

int main(void)
{
    const Test test = { only_the_group_of_a_large_weight_pays, 30 };
    return run_tests("exercise 16.2", 1, &test);
}
