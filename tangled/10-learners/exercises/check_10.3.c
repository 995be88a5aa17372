#include "10.3.h"
#include "sample_objects.h"
#include "testing.h"
#include <math.h>

enum { N = 5 };
static const Rates r = { { (real)0.5 }, 0, 0, 0, 1, 0 };

START_TEST(a_long_gradient_is_shortened_and_keeps_its_direction)
{
    static Source s;
    real g[N], w[N] = { 0 };
    double norm = 0;
    source_seed(&s, (uint64_t)_i);
    reals_sample(&s, N, g);
    const real bound = (real)(1 + _i) / 16;
    for (int i = 0; i < N; i++)
        norm += (double)g[i] * (double)g[i];
    norm = sqrt(norm);
    const double c = norm > (double)bound ? (double)bound / norm : 1;
    clipped_move(&r, bound, N, g, w);
    for (int i = 0; i < N; i++)
        ck_assert_double_eq_tol((double)w[i], -0.5 * c * (double)g[i], 1e-6);
}
END_TEST

START_TEST(no_gradient_and_no_weights_are_no_matter)
{
    const real g[N] = { 0 };
    real w[N] = { 1, 2, 3, 4, 5 };
    clipped_move(&r, 1, N, g, w);
    clipped_move(&r, 1, 0, g, w);
    for (int i = 0; i < N; i++)
        ck_assert(w[i] == (real)(i + 1));
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { a_long_gradient_is_shortened_and_keeps_its_direction, 40 },
        { no_gradient_and_no_weights_are_no_matter, 1 } };
    return run_tests("exercise 10.3", ROWS(tests), tests);
}
