#include "7.2.h"
#include "sample_layers.h"
#include "testing.h"
#include <complex.h>

static Source source;

/* D[root_norm] (x, v), by dual numbers */
static void pushed(const Moving *m, double vy[WIDTH])
{
    Dual x[WIDTH], squares = 1e-5;
    for (int i = 0; i < WIDTH; i++) {
        x[i] = dual((double)m->point.at[i], (double)m->tangent.at[i]);
        squares += x[i] * x[i] / WIDTH;
    }
    for (int i = 0; i < WIDTH; i++)
        vy[i] = slope_of(x[i] / csqrt(squares));
}

START_TEST(the_adjoint_test_passes)
{
    Probe at;
    RootTape t;
    Vector y, dx;
    double vy[WIDTH], left = 0, right = 0;
    source_seed(&source, (uint64_t)_i);
    Probe_sample(&source, &at);
    pushed(&at.moving, vy);
    root_norm_forward(NULL, &at.moving.point, &y, &t);
    root_norm_reverse(NULL, &t, &at.covector, NULL, &dx);
    for (int i = 0; i < WIDTH; i++) {
        left += (double)at.covector.at[i] * vy[i];
        right += (double)(dx.at[i] * at.moving.tangent.at[i]);
    }
    ck_assert_double_eq_tol(left, right, 4e-6);
}
END_TEST

int main(void)
{
    const Test test = { the_adjoint_test_passes, 100 };
    return run_tests("exercise 7.2", 1, &test);
}
