/* check_evaluate.c - the reference evaluation, against formulas. */
#include "testing.h"
#include "trial.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

static Source source;
static _Alignas(max_align_t) unsigned char block[1 << 20];
static Arena arena;
static int m, k, n;                     /* random sizes */
static real a[8][8], b[8][8], c[8][8], v[8], ids[8];
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
    fill(64, &a[0][0]), fill(64, &b[0][0]), fill(64, &c[0][0]), fill(8, v);
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

/* The value of one operation on x and y. */
static const real *value(enum generator g, Dims with, Dims dx,
    real x[][8], Dims dy, real y[][8])
{
    Term t;
    term_begin(&arena, "one", &t);
    const int in[] = { term_input(&t, dx), signature[g].inputs > 1
                       ? term_input(&t, dy) : 0 };
    const int first = term_apply(&t, g, &(Attributes){ with, 0.75 },
                                 signature[g].inputs, in);
    ck_assert_msg(t.status == OK, "%s", t.why.text);
    for (int i = 0; i < signature[g].outputs; i++)
        term_output(&t, first + i);
    const real *const at[] = { packed(dx, x), packed(dy, y) };
    ck_assert(evaluate(&t, at, &arena, out, NULL) == OK);
    return out[0];
}
#define AS_IS ((Dims){ .rank = 0 })
#define IDS ((real (*)[8])ids)
#define VECTOR ((real (*)[8])v)

START_TEST(products_are_sums_of_products)
{
    draw_sizes((uint64_t)_i);
    const real *nn = value(MATMUL, AS_IS, DIMS(m, k), a, DIMS(k, n), b);
    const real *tn = value(MATMUL_TN, AS_IS, DIMS(m, k), a, DIMS(m, n), b);
    const real *nt = value(MATMUL_NT, AS_IS, DIMS(m, n), a, DIMS(k, n), b);
    for (int i = 0; i < m; i++)
        for (int j = 0; j < n; j++) {
            real sum = 0;
            for (int l = 0; l < k; l++)
                sum += a[i][l] * b[l][j];
            ck_assert(nn[i * n + j] == sum);
        }
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

START_TEST(sums_and_columns)
{
    draw_sizes((uint64_t)_i);
    const Dims d = DIMS(k, n);
    const real *sum = value(SUM, AS_IS, d, a, d, b);
    const real *total = value(TOTAL, AS_IS, d, a, d, b);
    const real *all = value(BROADCAST, DIMS(m), DIMS(k), VECTOR, d, b);
    const real *soft = value(SOFTMAX, AS_IS, d, a, d, b);
    const real *lse = value(LOG_SUM_EXP, AS_IS, d, a, d, b);
    const real *loss = value(CROSS_ENTROPY, AS_IS, DIMS(n), IDS, d, a);
    const real *excess = value(EXCESS, AS_IS, DIMS(n), IDS, d, a);
    for (int j = 0; j < n; j++) {
        real down = 0, powers = 0;
        for (int i = 0; i < k; i++)
            down += a[i][j], powers += (real)exp((double)a[i][j]);
        ck_assert(sum[j] == down);
        const real log_sum = (real)log((double)powers);
        ck_assert(fabs((double)(lse[j] - log_sum)) < 1e-6);
        ck_assert(fabs((double)(loss[j] - log_sum + a[(int)ids[j]][j]))
                  < 2e-6);
        for (int i = 0; i < k; i++) {
            const real p = (real)exp((double)(a[i][j] - log_sum));
            ck_assert(fabs((double)(soft[i * n + j] - p)) < 1e-6);
            ck_assert(fabs((double)(excess[i * n + j] - p
                + (i == (int)ids[j]))) < 1e-6);
        }
    }
    for (int i = 0; i < k; i++) {
        real across = 0;
        for (int j = 0; j < n; j++)
            across += a[i][j];
        ck_assert(total[i] == across && all[(m - 1) * k + i] == v[i]);
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
    real x[24], y;
    Term t;
    arena = arena_over(block, sizeof block);
    source_seed(&source, 1);
    fill(24, x);
    term_begin(&arena, "turn", &t);
    term_output(&t, APPLY_WITH(&t, PERMUTE,
        &(Attributes){ .dims = DIMS(2, 0, 1) },
        term_input(&t, DIMS(2, 3, 4))));
    const real *const in[] = { x };
    ck_assert(t.status == OK && dims_equal(term_out(&t, 0), DIMS(4, 2, 3)));
    ck_assert(evaluate(&t, in, &arena, out, NULL) == OK);
    for (int i = 0; i < 24; i++) {
        y = out[0][(i % 4) * 6 + i / 12 * 3 + i / 4 % 3];
        ck_assert(y == x[i]);
    }
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
    const real x[] = { 1, 2, 3 }, *const in[] = { &labels[_i / 4].label, x };
    char expected[100];
    Complaint why;
    Term t;
    arena = arena_over(block, sizeof block);
    term_begin(&arena, "labelled", &t);
    const int id = term_input(&t, DIMS(1));
    const int data = term_input(&t, DIMS(3, 1));
    term_output(&t, APPLY_WITH(&t, g, &(Attributes){ .dims = DIMS(3) }, id,
                               data));
    ck_assert_int_eq(evaluate(&t, in, &arena, out, &why), OUT_OF_RANGE);
    snprintf(expected, sizeof expected, "%s: expected whole numbers from 0 "
             "to 2, got %s", signature[g].name, labels[_i / 4].came);
    ck_assert(strcmp(why.text, expected) == 0
        || (_i / 4 == 4 && strstr(why.text, "nan") != NULL));
}
END_TEST

START_TEST(too_small_an_arena_is_refused)
{
    const real one[] = { 1 }, *const in[] = { one };
    Complaint why;
    Term t;
    size_t size;
    arena = arena_over(block, 2048);
    term_begin(&arena, "small", &t);
    term_output(&t, APPLY(&t, RELU, term_input(&t, DIMS(1))));
    for (size = arena.used; size < sizeof block; size++) {
        Arena rest = arena_over(block + arena.used, size - arena.used);
        if (evaluate(&t, in, &rest, out, &why) == OK)
            break;
        ck_assert(strstr(why.text, "small: expected room for every wire")
                  != NULL);
    }
    ck_assert(size > arena.used + 2 * sizeof (real) && out[0][0] == 1);
}
END_TEST

START_TEST(evaluation_is_a_functor)
{
    for (int i = 0; i < 500; i++) {
        RandomTerm f, g;
        Term h;
        real *in[RANDOM_WIRES], *mid[TRIAL_ENDS], *end[TRIAL_ENDS];
        real *whole[TRIAL_ENDS];
        arena = arena_over(block, sizeof block);
        source_seed(&source, (uint64_t)(500 * _i + i));
        trial_pair(&source, 10, &arena, &f, &g);
        trial_inputs(&source, &arena, &f, in);
        term_begin(&arena, "h", &h);
        term_compose(&f.t, &g.t, &h);
        ck_assert(evaluate(&f.t, AS_INPUTS(in), &arena, mid, NULL) == OK
            && evaluate(&g.t, AS_INPUTS(mid), &arena, end, NULL) == OK
            && evaluate(&h, AS_INPUTS(in), &arena, whole, NULL) == OK);
        for (int o = 0; o < h.output.count; o++)
            ck_assert(memcmp(end[o], whole[o], sizeof (real)
                * (size_t)dims_count(term_out(&h, o))) == 0);
    }
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { products_are_sums_of_products, 50 },
        { rows_and_pairs, 50 },
        { sums_and_columns, 50 },
        { columns_are_normalised, 50 },
        { rows_of_a_table, 50 },
        { other_shapes, 50 },
        { sizes_are_permuted, 1 },
        { a_map_is_its_functions, 50 },
        { labels_that_are_no_rows_are_refused, 4 * ROWS(labels) },
        { too_small_an_arena_is_refused, 1 },
        { evaluation_is_a_functor, 4 },
    };
    return run_tests("evaluate", ROWS(tests), tests);
}
