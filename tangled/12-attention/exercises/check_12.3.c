#include "12.3.h"
#include "fold_kernels.h"
#include "source.h"
#include "testing.h"

static Report report(int n, const real s[], const real v[])
{
    real one[AT_O + 1];
    summary_tile(1, n, 1, s, v, one);
    return (Report){ one[AT_M] + log(one[AT_L]), one[AT_O] / one[AT_L] };
}

START_TEST(two_reports_make_the_report_of_all)
{
    static Source source;
    real s[10], v[10];
    Report both;
    source_seed(&source, (uint64_t)_i);
    const real far = (real)(50 * (_i % 3));
    for (int j = 0; j < 10; j++) {
        s[j] = far * (j < 5 ? 1 : -1) + 4 * draw_real(&source);
        v[j] = draw_real(&source);
    }
    const Report a = report(5, s, v), b = report(5, s + 5, v + 5);
    const Report all = report(10, s, v);
    merge(&a, &b, &both);
    ck_assert(fabs((double)(both.y - all.y)) < 300 * REAL_EPSILON);
    ck_assert(fabs((double)(both.log_sum - all.log_sum))
              < 300 * REAL_EPSILON);
}
END_TEST

int main(void)
{
    const Test test = { two_reports_make_the_report_of_all, 60 };
    return run_tests("exercise 12.3", 1, &test);
}
