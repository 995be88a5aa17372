#include "13.3.h"
#include "source.h"
#include "testing.h"
#include <math.h>

START_TEST(parts_make_the_mean_of_all)
{
    static Source source;
    double mean[5], sum = 0;
    int count[5], all = 0;
    source_seed(&source, (uint64_t)_i);
    for (int i = 0; i < 5; i++) {
        count[i] = 1 + draw_below(&source, 9);
        mean[i] = 0;
        for (int k = 0; k < count[i]; k++, all++) {
            const double x = (double)draw_real(&source);
            mean[i] += x / count[i];
            sum += x;
        }
    }
    ck_assert(fabs(mean_of_parts(5, mean, count) - sum / all) < 1e-12);
}
END_TEST

int main(void)
{
    const Test test = { parts_make_the_mean_of_all, 20 };
    return run_tests("exercise 13.3", 1, &test);
}
