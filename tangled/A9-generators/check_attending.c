/* check_attending.c - attention and its way back as rows of the table. */
#include "evaluation.h"
#include "source.h"
#include "testing.h"
#include <math.h>
#include <string.h>

enum { MOST = 512, KEYS_MOST = 8, UNTOUCHED = 12345 };
#define BOUND 2e-6
typedef struct Problem {
    Attributes with;
    int rows, sequences;
    real x[4][MOST], y[3][MOST];        /* q, k, v, dy; y, or dq, dk, dv */
} Problem;
static Source source;
static Problem all, other;

static int columns_of(const Problem *p, int i)
{
    return p->sequences * p->with.dims.at[i == 0 || i == 3 ? 1 : 2];
}

static void evaluated(Problem *p, enum generator g)
{
    Dims in[4], out[OUT_MAX];
    const real *x[4];
    real *y[OUT_MAX], room[2 * KEYS_MOST];
    for (int i = 0; i < 4; i++) {
        in[i] = DIMS(p->rows, columns_of(p, i));
        x[i] = p->x[i];
    }
    for (int i = 0; i < OUT_MAX; i++)
        y[i] = p->y[i];
    for (int i = 0; i < OUT_MAX * MOST; i++)
        p->y[i / MOST][i % MOST] = UNTOUCHED;
    ck_assert(signature[g].shape(&p->with, in, out));
    const Call c = { &p->with, in, out, x, y, room };
    ck_assert(evaluate_generator(g, &c, NULL) == OK);
    int astray = 0;                     /* all of it is written, no more */
    for (int i = 0; i < OUT_MAX; i++)
        for (int k = 0; k < MOST; k++)
            astray += (p->y[i][k] == UNTOUCHED)
                != (i >= signature[g].outputs || k >= dims_count(out[i]));
    ck_assert_int_eq(astray, 0);
}

static void draw_problem(int seed, int causal)
{
    source_seed(&source, (uint64_t)seed);
    const int heads = 1 + draw_below(&source, 3);
    const int queries = 1 + draw_below(&source, 6);
    const int more = draw_below(&source, 3);
    const int keys = causal ? queries + more : 1 + draw_below(&source, 8);
    all.with = (Attributes){ DIMS(heads, queries, keys), causal };
    all.rows = heads * (1 + draw_below(&source, 5));
    all.sequences = 1 + draw_below(&source, 3);
    for (int i = 0; i < 4 * MOST; i++)
        all.x[i / MOST][i % MOST] = draw_real(&source);
}

/* Number (r, column) of input i. */
static double at(int i, int r, int column)
{
    return (double)all.x[i][r * columns_of(&all, i) + column];
}

/* sum over the rows of head h of what stands in two columns */
static double head_sum(int h, int i, int a, int k, int b)
{
    const int size = all.rows / all.with.dims.at[0];
    double sum = 0;
    for (int r = h * size; r < (h + 1) * size; r++)
        sum += at(i, r, a) * at(k, r, b);
    return sum;
}

static void slopes(int h, int query, double p[], double ds[])
{
    const int queries = all.with.dims.at[1], keys = all.with.dims.at[2];
    const int i = query % queries, first = query / queries * keys;
    const double d = all.rows / all.with.dims.at[0];
    double total = 0, mean = 0;
    for (int j = 0; j < keys; j++) {
        const int seen = all.with.value == 0 || j - i <= keys - queries;
        p[j] = seen ? exp(head_sum(h, 1, first + j, 0, query) / sqrt(d)) : 0;
        total += p[j];
    }
    for (int j = 0; j < keys; j++) {
        p[j] /= total;
        ds[j] = head_sum(h, 2, first + j, 3, query);
        mean += p[j] * ds[j];
    }
    for (int j = 0; j < keys; j++)
        ds[j] = p[j] * (ds[j] - mean) / sqrt(d);
}

/* What the rows say, added up in double: y, dq, dk, dv */
static void formulas(double sums[4][MOST])
{
    const int keys = all.with.dims.at[2], queries = all.with.dims.at[1];
    const int n = columns_of(&all, 0), m = columns_of(&all, 1);
    memset(sums, 0, 4 * sizeof *sums);
    for (int r = 0; r < all.rows; r++)
        for (int i = 0; i < n; i++) {
            double p[KEYS_MOST], ds[KEYS_MOST];
            slopes(r / (all.rows / all.with.dims.at[0]), i, p, ds);
            for (int j = 0; j < keys; j++) {
                const int key = i / queries * keys + j;
                sums[0][r * n + i] += p[j] * at(2, r, key);
                sums[1][r * n + i] += ds[j] * at(1, r, key);
                sums[2][r * m + key] += ds[j] * at(0, r, i);
                sums[3][r * m + key] += p[j] * at(3, r, i);
            }
        }
}

START_TEST(both_rows_are_their_formulas)
{
    static double sums[4][MOST];
    draw_problem(_i, _i % 2);
    formulas(sums);
    evaluated(&all, ATTEND);
    for (int i = 0; i < all.rows * columns_of(&all, 0); i++)
        ck_assert(fabs((double)all.y[0][i] - sums[0][i]) < BOUND);
    evaluated(&all, ATTEND_BACK);
    for (int k = 0; k < 3; k++)
        for (int i = 0; i < all.rows * columns_of(&all, k); i++)
            ck_assert(fabs((double)all.y[k][i] - sums[k + 1][i])
                      < 4 * BOUND);
}
END_TEST

static int same_column(const Problem *a, int i, const Problem *b, int j)
{
    int same = 1;
    for (int r = 0; r < a->rows; r++)
        same &= memcmp(&a->y[0][r * columns_of(a, 0) + i],
                       &b->y[0][r * columns_of(b, 0) + j], sizeof (real)) == 0;
    return same;
}

START_TEST(later_keys_change_nothing)
{
    draw_problem(_i, 1);
    const int n = columns_of(&all, 0), m = columns_of(&all, 1);
    const int queries = all.with.dims.at[1], keys = all.with.dims.at[2];
    const int last = draw_below(&source, queries);
    other = all;
    for (int r = 0; r < all.rows; r++)
        for (int j = 0; j < m; j++)
            if (j % keys >= attend_seen(&all.with, last))
                other.x[1][r * m + j] = other.x[2][r * m + j] = NAN;
    evaluated(&all, ATTEND);
    evaluated(&other, ATTEND);
    for (int i = 0; i < n; i++)
        ck_assert_int_eq(same_column(&all, i, &other, i),
                         i % queries <= last);
}
END_TEST

/* Query i of all, alone. */
static void alone(int i, Problem *one)
{
    const int queries = all.with.dims.at[1], keys = all.with.dims.at[2];
    const int n = attend_seen(&all.with, i % queries);
    *one = (Problem){ .rows = all.rows, .sequences = 1,
        .with = { DIMS(all.with.dims.at[0], 1, n), all.with.value } };
    for (int r = 0; r < all.rows; r++) {
        one->x[0][r] = all.x[0][r * columns_of(&all, 0) + i];
        one->x[3][r] = all.x[3][r * columns_of(&all, 0) + i];
        for (int k = 1; k < 3; k++)
            memcpy(one->x[k] + r * n, all.x[k] + r * columns_of(&all, 1)
                   + i / queries * keys, (size_t)n * sizeof (real));
    }
}

START_TEST(a_query_does_not_know_the_others)
{
    static const enum generator rows[] = { ATTEND, ATTEND_BACK };
    draw_problem(_i, _i % 2);
    for (int g = 0; g < 2; g++) {
        evaluated(&all, rows[g]);
        for (int i = 0; i < columns_of(&all, 0); i++) {
            alone(i, &other);
            evaluated(&other, rows[g]);
            ck_assert(same_column(&all, i, &other, 0));
        }
    }
}
END_TEST

/* Input i with each sequence turned round. */
static void turn_round(Problem *p, int i)
{
    const int n = columns_of(p, i), run = n / p->sequences;
    for (int r = 0; r < p->rows; r++)
        for (int j = 0; j < n; j++)
            p->x[i][r * n + j] = all.x[i][r * n + j / run * run + run - 1
                                          - j % run];
}

START_TEST(no_order_without_a_mask)
{
    draw_problem(_i, 0);
    const int n = columns_of(&all, 0), run = all.with.dims.at[1];
    evaluated(&all, ATTEND);
    other = all;
    turn_round(&other, 0);
    evaluated(&other, ATTEND);
    for (int i = 0; i < n; i++)
        ck_assert(same_column(&all, i / run * run + run - 1 - i % run,
                              &other, i));
    other = all;
    turn_round(&other, 1), turn_round(&other, 2);
    evaluated(&other, ATTEND);
    for (int i = 0; i < all.rows * n; i++)
        ck_assert(fabs((double)(all.y[0][i] - other.y[0][i])) < BOUND);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { both_rows_are_their_formulas, 200 },
        { later_keys_change_nothing, 100 },
        { a_query_does_not_know_the_others, 200 },
        { no_order_without_a_mask, 100 },
    };
    return run_tests("attending", ROWS(tests), tests);
}
