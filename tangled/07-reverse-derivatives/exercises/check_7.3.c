#include "7.3.h"
#include "sample_layers.h"
#include "testing.h"

static Source source;

static void right(const Vector *x, const Vector *u, Vector *dx)
{
    for (int i = 0; i < WIDTH; i++)
        dx->at[i] = 2 * x->at[i] * u->at[i];
}

static void clipped(const Vector *x, const Vector *u, Vector *dx)
{
    right(x, u, dx);
    for (int i = 0; i < WIDTH; i++)
        dx->at[i] = dx->at[i] > 1 ? 1 : dx->at[i] < -1 ? -1 : dx->at[i];
}

static void shifted(const Vector *x, const Vector *u, Vector *dx)
{
    right(x, u, dx);
    dx->at[WIDTH - 1] += (real)0.5;
}

START_TEST(right_passes_are_additive_and_the_others_are_not)
{
    const Vector x = { { 1, 1, 1, 1 } }, u = { { 2 } }, w = { { 3 } };
    Vector a, b, c;
    source_seed(&source, (uint64_t)_i);
    Vector_sample(&source, &a);
    Vector_sample(&source, &b);
    Vector_sample(&source, &c);
    ck_assert_double_le(additivity_gap(right, &a, &b, &c), 1e-6);
    ck_assert_double_eq_tol(additivity_gap(shifted, &a, &b, &c), 0.5, 1e-6);
    ck_assert_double_eq_tol(additivity_gap(clipped, &x, &u, &w), 1, 1e-6);
}
END_TEST

int main(void)
{
    const Test test = { right_passes_are_additive_and_the_others_are_not, 50 };
    return run_tests("exercise 7.3", 1, &test);
}
