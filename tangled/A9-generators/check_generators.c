/* check_generators.c - the reference evaluation, against formulas. */
#include "arena.h"
#include "evaluation.h"
#include "source.h"
#include "testing.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

static Source source;
static _Alignas(max_align_t) unsigned char block[1 << 20];
static Arena arena;
static int m, k, n;                     /* random sizes */
static real a[8][8], b[8][8], v[8], ids[8];
static real *out[4];

static void fill(int count, real *x)
{
    for (int i = 0; i < count; i++)
        x[i] = draw_real(&source);
}

static void draw_sizes(uint64_t seed)
{
    source_seed(&source, seed);
    arena = arena_over(block, sizeof block);
    m = 1 + draw_below(&source, 6);
    k = 1 + draw_below(&source, 6);
    n = 1 + draw_below(&source, 6);
    fill(64, &a[0][0]), fill(64, &b[0][0]), fill(8, v);
    for (int i = 0; i < 8; i++)
        ids[i] = (real)draw_below(&source, k);
}

static const real *packed(Dims d, real x[][8])
{
    const int columns = d.rank > 1 ? d.at[1] : 1;
    real *y = arena_take(&arena, (size_t)dims_count(d), sizeof *y);
    for (int i = 0; i < dims_count(d); i++)
        y[i] = d.rank > 1 ? x[i / columns][i % columns] : x[0][i];
    return y;
}

/* The value of a generator at x and y, and its types. */
static const real *apply(enum generator g, Dims sizes, const Dims in[],
                         const real *const x[], Dims types[])
{
    const Attributes with = { sizes, 0.75 };
    ck_assert(signature[g].shape(&with, in, types));
    for (int i = 0; i < signature[g].outputs; i++)
        out[i] = arena_take(&arena, (size_t)dims_count(types[i]),
                            sizeof **out);
    const Call c = { &with, in, types, x, out,
                     arena_take(&arena, 1 << 12, sizeof **out) };
    ck_assert(!arena.exhausted && evaluate_generator(g, &c, NULL) == OK);
    return out[0];
}

static const real *value(enum generator g, Dims sizes, Dims dx,
    real x[][8], Dims dy, real y[][8])
{
    const Dims in[] = { dx, dy };
    const real *const at[] = { packed(dx, x), packed(dy, y) };
    Dims types[OUT_MAX];
    return apply(g, sizes, in, at, types);
}
#define AS_IS ((Dims){ .rank = 0 })
#define IDS ((real (*)[8])ids)
#define VECTOR ((real (*)[8])v)

START_TEST(products_are_sums_of_products)
{
    draw_sizes((uint64_t)_i);
    const real *nn = value(MATMUL, AS_IS, DIMS(m, k), a, DIMS(k, n), b);
    for (int i = 0; i < m; i++)
        for (int j = 0; j < n; j++) {
            real sum = 0;
            for (int l = 0; l < k; l++)
                sum += a[i][l] * b[l][j];
            ck_assert(nn[i * n + j] == sum);
        }
}
END_TEST

START_TEST(transposed_products_are_too)
{
    draw_sizes((uint64_t)_i);
    const real *tn = value(MATMUL_TN, AS_IS, DIMS(m, k), a, DIMS(m, n), b);
    const real *nt = value(MATMUL_NT, AS_IS, DIMS(m, n), a, DIMS(k, n), b);
    for (int l = 0; l < k; l++)
        for (int j = 0; j < n; j++) {
            real sum = 0;
            for (int i = 0; i < m; i++)
                sum += a[i][l] * b[i][j];
            ck_assert(tn[l * n + j] == sum);
        }
    for (int i = 0; i < m; i++)
        for (int l = 0; l < k; l++) {
            real sum = 0;
            for (int j = 0; j < n; j++)
                sum += a[i][j] * b[l][j];
            ck_assert(nt[i * k + l] == sum);
        }
}
END_TEST

START_TEST(rows_and_pairs)
{
    draw_sizes((uint64_t)_i);
    const Dims d = DIMS(m, n);
    const real *bias = value(BIAS, AS_IS, DIMS(m), VECTOR, d, b);
    const real *gain = value(GAIN, AS_IS, DIMS(m), VECTOR, d, b);
    const real *add = value(ADD, AS_IS, d, a, d, b);
    const real *multiply = value(MULTIPLY, AS_IS, d, a, d, b);
    const real *mask = value(MASK, AS_IS, d, a, d, b);
    const real *scale = value(SCALE, AS_IS, d, a, d, b);
    const real *spread = value(SPREAD, DIMS(n), DIMS(m), VECTOR, d, b);
    for (int i = 0; i < m; i++)
        for (int j = 0; j < n; j++) {
            const int at = i * n + j;
            ck_assert(bias[at] == b[i][j] + v[i]);
            ck_assert(gain[at] == b[i][j] * v[i]);
            ck_assert(add[at] == a[i][j] + b[i][j]);
            ck_assert(multiply[at] == a[i][j] * b[i][j]);
            ck_assert(mask[at] == (a[i][j] > 0 ? b[i][j] : 0));
            ck_assert(scale[at] == (real)0.75 * a[i][j]);
            ck_assert(spread[at] == v[i]);
        }
}
END_TEST

START_TEST(sums)
{
    draw_sizes((uint64_t)_i);
    const Dims d = DIMS(k, n);
    const real *sum = value(SUM, AS_IS, d, a, d, b);
    const real *total = value(TOTAL, AS_IS, d, a, d, b);
    const real *all = value(BROADCAST, DIMS(m), DIMS(k), VECTOR, d, b);
    for (int j = 0; j < n; j++) {
        real down = 0;
        for (int i = 0; i < k; i++)
            down += a[i][j];
        ck_assert(sum[j] == down);
    }
    for (int i = 0; i < k; i++) {
        real across = 0;
        for (int j = 0; j < n; j++)
            across += a[i][j];
        ck_assert(total[i] == across && all[(m - 1) * k + i] == v[i]);
    }
}
END_TEST

START_TEST(columns_of_scores)
{
    draw_sizes((uint64_t)_i);
    const Dims d = DIMS(k, n);
    const real *soft = value(SOFTMAX, AS_IS, d, a, d, b);
    const real *lse = value(LOG_SUM_EXP, AS_IS, d, a, d, b);
    const real *loss = value(CROSS_ENTROPY, AS_IS, DIMS(n), IDS, d, a);
    const real *excess = value(EXCESS, AS_IS, DIMS(n), IDS, d, a);
    for (int j = 0; j < n; j++) {
        const int label = (int)ids[j];
        double powers = 0;
        for (int i = 0; i < k; i++)
            powers += exp((double)a[i][j]);
        ck_assert(fabs((double)lse[j] - log(powers)) < 1e-6);
        ck_assert(fabs((double)(loss[j] + a[label][j]) - log(powers))
                  < 2e-6);
        for (int i = 0; i < k; i++) {
            const double p = exp((double)a[i][j]) / powers;
            ck_assert(fabs((double)soft[i * n + j] - p) < 1e-6);
            ck_assert(fabs((double)excess[i * n + j] - p + (i == label))
                      < 1e-6);
        }
    }
}
END_TEST

START_TEST(columns_are_normalised)
{
    draw_sizes((uint64_t)_i);
    const Dims d = DIMS(k, n);
    const real *normal = value(NORMALISE, AS_IS, d, a, d, b);
    const real *inverse = value(DEVIATION, AS_IS, d, a, d, b);
    for (int j = 0; j < n; j++) {
        double mean = 0, variance = 0;
        for (int i = 0; i < k; i++)
            mean += (double)a[i][j] / k;
        for (int i = 0; i < k; i++)
            variance += ((double)a[i][j] - mean) * ((double)a[i][j] - mean)
                / k;
        const double over = 1 / sqrt(variance + 1e-5);
        ck_assert(fabs((double)inverse[j] / over - 1) < 1e-4);
        for (int i = 0; i < k; i++)
            ck_assert(fabs((double)normal[i * n + j]
                - ((double)a[i][j] - mean) * over) < 1e-4);
    }
}
END_TEST

START_TEST(rows_of_a_table)
{
    draw_sizes((uint64_t)_i);
    const real *gather = value(GATHER, AS_IS, DIMS(n), IDS, DIMS(k, m), a);
    const real *scatter = value(SCATTER, DIMS(k), DIMS(n), IDS, DIMS(m, n),
                                b);
    real table[8][8] = { { 0 } };
    for (int j = 0; j < n; j++)
        for (int i = 0; i < m; i++) {
            ck_assert(gather[i * n + j] == a[(int)ids[j]][i]);
            table[(int)ids[j]][i] += b[i][j];
        }
    for (int r = 0; r < k; r++)
        for (int i = 0; i < m; i++)
            ck_assert(scatter[r * m + i] == table[r][i]);
}
END_TEST

START_TEST(other_shapes)
{
    draw_sizes((uint64_t)_i);
    const Dims d = DIMS(m, n), e = DIMS(k, n);
    const real *turned = value(PERMUTE, DIMS(1, 0), d, a, e, b);
    const real *same = value(RESHAPE, DIMS(n, m), d, a, e, b);
    const real *joined = value(CONCATENATE, AS_IS, d, a, e, b);
    const real *given = value(CONSTANT, d, d, a, e, b);
    for (int i = 0; i < m; i++)
        for (int j = 0; j < n; j++) {
            ck_assert(turned[j * m + i] == a[i][j]);
            ck_assert(same[i * n + j] == a[i][j]);
            ck_assert(joined[i * n + j] == a[i][j]);
            ck_assert(given[i * n + j] == (real)0.75);
        }
    for (int i = 0; i < k * n; i++)
        ck_assert(joined[m * n + i] == b[i / n][i % n]);
    if (m < 2)
        return;
    value(SPLIT, DIMS(1), d, a, e, b);
    for (int i = 0; i < m * n; i++)
        ck_assert((i < n ? out[0][i] : out[1][i - n]) == a[i / n][i % n]);
}
END_TEST

START_TEST(sizes_are_permuted)          /* [2][3][4] to [4][2][3] */
{
    real x[24];
    const Dims in[] = { DIMS(2, 3, 4) };
    const real *const at[] = { x };
    Dims types[OUT_MAX];
    arena = arena_over(block, sizeof block);
    source_seed(&source, 1);
    fill(24, x);
    const real *y = apply(PERMUTE, DIMS(2, 0, 1), in, at, types);
    ck_assert(dims_equal(types[0], DIMS(4, 2, 3)));
    for (int i = 0; i < 24; i++)
        ck_assert(y[(i % 4) * 6 + i / 12 * 3 + i / 4 % 3] == x[i]);
}
END_TEST

START_TEST(a_map_is_its_functions)
{
    draw_sizes((uint64_t)_i);
    const Dims d = DIMS(m, n), f = DIMS(RELU + draw_below(&source, 5),
        RELU + draw_below(&source, 4), GELU, TANH);
    const real *once = value(MAP, f, d, a, d, b);
    for (int i = 0; i < 4; i++) {
        const real *next = value((enum generator)f.at[i], AS_IS, d, a, d, b);
        for (int l = 0; l < m * n; l++)
            a[l / n][l % n] = next[l];
    }
    for (int l = 0; l < m * n; l++)
        ck_assert(once[l] == a[l / n][l % n]);
}
END_TEST

static const struct { real label; const char *came; } labels[] = {
    { 3, "3" }, { -1, "-1" }, { (real)0.5, "0.5" }, { INFINITY, "inf" },
    { NAN, "nan" },
};
static const enum generator labelled[] = { GATHER, SCATTER, CROSS_ENTROPY,
                                           EXCESS };

START_TEST(labels_that_are_no_rows_are_refused)
{
    const enum generator g = labelled[_i % 4];
    const real x[] = { 1, 2, 3 }, *const at[] = { &labels[_i / 4].label, x };
    const Dims in[] = { DIMS(1), DIMS(3, 1) };
    const Attributes with = { DIMS(3), 0 };
    char expected[100];
    Complaint why;
    Dims types[OUT_MAX];
    ck_assert(signature[g].shape(&with, in, types));
    const Call c = { &with, in, types, at, out, NULL };
    ck_assert_int_eq(evaluate_generator(g, &c, &why), OUT_OF_RANGE);
    snprintf(expected, sizeof expected, "%s: expected whole numbers from 0 "
             "to 2, got %s", signature[g].name, labels[_i / 4].came);
    ck_assert(strcmp(why.text, expected) == 0
        || (_i / 4 == 4 && strstr(why.text, "nan") != NULL));
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { products_are_sums_of_products, 50 },
        { transposed_products_are_too, 50 },
        { rows_and_pairs, 50 },
        { sums, 50 },
        { columns_of_scores, 50 },
        { columns_are_normalised, 50 },
        { rows_of_a_table, 50 },
        { other_shapes, 50 },
        { sizes_are_permuted, 1 },
        { a_map_is_its_functions, 50 },
        { labels_that_are_no_rows_are_refused, 4 * ROWS(labels) },
    };
    return run_tests("generators", ROWS(tests), tests);
}
