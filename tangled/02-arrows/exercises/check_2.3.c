#include "sample_surprise.h"
#include "testing.h"

PARAMETRIC(smooth_at_once, Smoothing, Sequence, Distribution);
static Source source;

START_TEST(one_pass_gives_the_same_bits)
{
    Smoothing p;
    Sequence x;
    Distribution a, b;
    source_seed(&source, (uint64_t)_i);
    Smoothing_sample(&source, &p);
    Sequence_sample(&source, &x);
    smooth_at_once(&p, &x, &a);
    smooth_frequencies(&p, &x, &b);
    ck_assert(Distribution_gap(&a, &b) == 0);
}
END_TEST

int main(void)
{
    const Test test = { one_pass_gives_the_same_bits, 100 };
    return run_tests("exercise 2.3", 1, &test);
}
