#include "10.1.h"
#include "sample_objects.h"
#include "testing.h"
#include <math.h>

enum { N = 3 };

/* The gradient of a function of N coordinates at x. */
static void gradient(const real x[N], real g[N])
{
    for (int i = 0; i < N; i++)
        g[i] = (real)(i + 1) * x[i] - x[(i + 1) % N] / 2;
}

START_TEST(the_point_moves_as_nesterovs_rule_moves_it)
{
    static Source s;
    const Rates r = { { (real)0.1 }, (real)0.8, 0, 0, 1, 0 };
    real w[2 * N] = { 0 }, q[2 * N] = { 0 }, g[N], space[N];
    Clock c;
    clock_start(&c);
    source_seed(&s, (uint64_t)_i);
    reals_sample(&s, N, w);
    for (int i = 0; i < N; i++)
        q[i] = w[i];
    for (int t = 0; t < 20; t++) {
        const real *const point = nesterov_point(&r, N, w, space);
        for (int i = 0; i < N; i++)
            ck_assert_double_eq_tol((double)q[i], (double)point[i], 1e-5);
        gradient(point, g), nesterov_move(&r, &c, N, g, w);
        gradient(q, g), ahead_move(&r, N, g, q);
    }
}
END_TEST

int main(void)
{
    const Test test = { the_point_moves_as_nesterovs_rule_moves_it, 20 };
    return run_tests("exercise 10.1", 1, &test);
}
