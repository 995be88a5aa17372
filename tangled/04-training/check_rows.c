/* check_rows.c - blocks, tiles and lanes against plain loops. */
#include "counts.h"
#include "rows.h"
#include "sample_training.h"
#include "testing.h"
#include <math.h>
#include <string.h>

enum { SEEDS = 100, M = 2 * TILE, N = 3 * LANES, K = 7 };

/* Three loops, in the order of the definition. */
static void multiply_plainly(real a[K][M], real b[K][N], real c[M][N])
{
    for (int i = 0; i < M; i++)
        for (int j = 0; j < N; j++)
            for (int l = 0; l < K; l++)
                c[i][j] += a[l][i] * b[l][j];
}

START_TEST(a_product_in_tiles_is_three_loops_bit_for_bit)
{
    Source s;
    static real a[K][M], b[K][N], c[M][N], expected[M][N];
    source_seed(&s, (uint64_t)_i);
    reals_sample(&s, K * M, a[0]);
    reals_sample(&s, K * N, b[0]);
    reals_sample(&s, M * N, c[0]);
    memcpy(expected, c, sizeof c);
    multiply_plainly(a, b, expected);
    multiply_add(M, N, K, a[0], 1, M, (const real (*)[N])b, c);
    for (int i = 0; i < M; i++)
        ck_assert(reals_gap(N, c[i], expected[i]) == 0);
}
END_TEST

START_TEST(the_softmax_of_a_row_is_right_to_a_few_roundings)
{
    Source s;
    real y[2][WIDE_VOCABULARY] = { { 0 } };
    const real share[] = { 1, (real)0.25 };
    double x[VOCABULARY], most = -1e30, sum = 0;
    const real scale = (real)(_i % 4 == 0 ? 1 : _i % 4 * 100);
    source_seed(&s, (uint64_t)_i);
    for (int j = 0; j < WIDE_VOCABULARY; j++) {
        y[1][j] = j < VOCABULARY ? scale * draw_real(&s) - scale : -1e30f;
        if (j < VOCABULARY)
            most = fmax(most, x[j] = (double)y[1][j]);
    }
    for (int j = 0; j < VOCABULARY; j++)
        sum += exp(x[j] - most);
    softmax_rows(2, share, y);
    for (int j = 0; j < VOCABULARY; j++) {
        double p = 0.25 * exp(x[j] - most) / sum;
        double bound = (8 + VOCABULARY) * p * REAL_EPSILON / 2 + 1e-34;
        ck_assert_double_eq_tol((double)y[1][j], p, bound);
    }
}
END_TEST

START_TEST(the_gradient_in_rows_is_the_gradient)
{
    static Source s;
    static Parameters p;
    static TrainingSet x;
    static PairCounts counts;
    static Gradient plain, rows, counted;
    const double roundings = 3 * VOCABULARY + 12 + 2 * (CAPACITY + 2);
    source_seed(&s, (uint64_t)_i);
    Parameters_sample(&s, &p);
    for (int j = 0; j < VOCABULARY; j++)
        p.head.bias[j] -= _i % 4 == 0 ? 200 : 0;
    x.count = 1 + draw_below(&s, CAPACITY);
    for (int i = 0; i < x.count; i++)
        Example_sample(&s, &x.at[i]);
    count_pairs(&x, &counts);
    gradient(&p, &x, &plain);
    gradient_in_rows(&p, &x, &rows);
    ck_assert_int_eq(gradient_on_counts(&p, &counts, &counted), OK);
    ck_assert_double_le(Gradient_gap(&plain, &rows), roundings * REAL_EPSILON);
    ck_assert_double_le(Gradient_gap(&plain, &counted),
                        roundings * REAL_EPSILON);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { a_product_in_tiles_is_three_loops_bit_for_bit, SEEDS },
        { the_softmax_of_a_row_is_right_to_a_few_roundings, SEEDS },
        { the_gradient_in_rows_is_the_gradient, SEEDS },
    };
    return run_tests("rows", ROWS(tests), tests);
}
