/* check_attend_row.c - the rows of the table, and the program with matrices. */
#include "evaluation.h"
#include "naive.h"
#include "naive_kernels.h"
#include "source.h"
#include "testing.h"
#include <math.h>

#define TOLERANCE 1e-12
enum { ARRAYS = 4, REALS = 512, PAIRS = 64, ROOM = 64 };
static Source source;
static real x[ARRAYS][REALS], row[ARRAYS][REALS];       /* tokens are columns */
static real in[ARRAYS][REALS], out[ARRAYS][REALS];      /* one sequence: rows */
static Attention at;
static int sequences;

/* q, k, v, dy and y, dk, dv, dq: which have a column for each query? */
static int of_queries(int i) { return i == 0 || i == 3; }
static int tokens(int i) { return of_queries(i) ? at.queries : at.keys; }

/* where component r of token i of sequence s stands as a column */
static int column_at(int array, int r, int s, int i)
{
    return (r * sequences + s) * tokens(array) + i;
}

static void draw_attention(int seed)
{
    source_seed(&source, (uint64_t)seed);
    const int queries = 1 + draw_below(&source, 5);
    const int keys = queries + draw_below(&source, 4), causal = seed % 2;
    at = (Attention){ queries, keys, 1 + draw_below(&source, 3),
                      1 + draw_below(&source, 4), causal, 1 };
    if (!causal && seed % 4 == 0)
        at.queries = keys, at.keys = queries;
    sequences = 1 + draw_below(&source, 3);
    for (int i = 0; i < ARRAYS * REALS; i++)
        x[i / REALS][i % REALS] = draw_real(&source);
}

static void evaluate_row(enum generator g, real *const y[])
{
    const Attributes with = { DIMS(at.heads, at.queries, at.keys),
                              at.causal };
    const real *const from[] = { x[0], x[1], x[2], x[3] };
    real room[ROOM];
    Dims types[ARRAYS], made[OUT_MAX];
    for (int i = 0; i < ARRAYS; i++)
        types[i] = DIMS(at.heads * at.size, sequences * tokens(i));
    ck_assert(signature[g].shape(&with, types, made));
    const Call c = { &with, types, made, from, y, room };
    ck_assert(evaluate_generator(g, &c, NULL) == OK);
}

/* Sequence s by the program with matrices, from in to out. */
static void with_matrices(int s)
{
    real p[PAIRS * 3], ds[PAIRS];
    const int width = at.heads * at.size;
    for (int a = 0; a < ARRAYS; a++)
        for (int i = 0; i < tokens(a) * width; i++)
            in[a][i] = x[a][column_at(a, i % width, s, i / width)];
    naive_forward(&at, in[0], in[1], in[2], out[0], p);
    naive_reverse(&at, in[0], in[1], in[2], p, in[3], out[3], out[1], out[2],
                  ds);
}

START_TEST(rows_have_the_value_of_the_program)
{
    draw_attention(_i);
    evaluate_row(ATTEND, (real *[]){ row[0] });
    evaluate_row(ATTEND_BACK, (real *[]){ row[3], row[1], row[2] });
    for (int s = 0; s < sequences; s++) {
        const int width = at.heads * at.size;
        with_matrices(s);
        for (int a = 0; a < ARRAYS; a++)
            for (int i = 0; i < tokens(a) * width; i++)
                ck_assert(fabs((double)(out[a][i] - row[a][column_at(a,
                    i % width, s, i / width)])) < TOLERANCE);
    }
}
END_TEST

/* Large scores at number _i of three, and behind them what is not a score. */
START_TEST(the_largest_score_is_subtracted)
{
    real p[] = { 700, 700, 700, 1e300, -5 };
    p[_i] = 1500;
    naive_row(3, 4, p);
    for (int j = 0; j < 3; j++)
        ck_assert(p[j] == (j == _i));
    ck_assert(p[3] == 0 && p[4] == -5);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { rows_have_the_value_of_the_program, 200 },
        { the_largest_score_is_subtracted, 3 },
    };
    return run_tests("attend_row", ROWS(tests), tests);
}
