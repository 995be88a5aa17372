/* check_pairs.c - pairs of linear maps, each the transpose of the other. */
#include "instances.h"
#include "testing.h"

enum { CASES = 50 };
static Source source;
static const Shape whole = { 3, 4, 2 }, turned = { 4, 3, 2 };
static real given[MOST];        /* W [3][4], or ids [2] of a table [3][4] */

#define MAP(name, op, s, p, x) \
    static void name(const real a[], real b[]) \
    { operations[op##_operation].forward(s, p, x, b, NULL); }
MAP(copies, copy, whole, NULL, a)
MAP(adds, add, whole, NULL, a)
MAP(broadcasts, broadcast, whole, NULL, a)
MAP(sums, sum, whole, NULL, a)
MAP(concatenates, concatenate, whole, NULL, a)
MAP(splits, split, whole, NULL, a)
MAP(permutes, permute, whole, NULL, a)
MAP(permutes_back, permute, turned, NULL, a)
MAP(reshapes, reshape, whole, NULL, a)
MAP(gathers, gather, whole, a, given)
MAP(scatters, scatter, whole, given, a)
MAP(multiplies, linear, whole, given, a)

static void multiplies_turned(const real a[], real b[])
{
    real transposed[MOST];
    permutes(given, transposed);
    operations[linear_operation].forward(turned, transposed, a, b, NULL);
}

static const struct Pair {
    void (*f)(const real a[], real b[]), (*g)(const real a[], real b[]);
    int a, b;                           /* f : R^a -> R^b */
} pairs[] = {
    { copies, adds, 4, 8 },
    { broadcasts, sums, 4, 12 },
    { gathers, scatters, 12, 8 },
    { concatenates, splits, 18, 18 },
    { permutes, permutes_back, 12, 12 },
    { reshapes, reshapes, 4, 4 },
    { multiplies, multiplies_turned, 4, 3 },
};

static void draw_whole(int n, int below, real at[])
{
    for (int i = 0; i < n; i++)
        at[i] = (real)(draw_below(&source, 2 * below) - below);
}

static real pairing(int n, const real a[], const real b[])
{
    real sum = 0;
    for (int i = 0; i < n; i++)
        sum += a[i] * b[i];
    return sum;
}

START_TEST(one_is_the_transpose_of_the_other)
{
    const struct Pair *row = &pairs[_i / CASES];
    real v[MOST], u[MOST], fv[MOST], gu[MOST];
    source_seed(&source, (uint64_t)_i);
    draw_whole(row->a, 9, v);
    draw_whole(row->b, 9, u);
    for (int i = 0; i < MOST; i++)      /* small enough to be ids as well */
        given[i] = (real)draw_below(&source, 3);
    row->f(v, fv);
    row->g(u, gu);
    ck_assert(pairing(row->b, fv, u) == pairing(row->a, v, gu));
}
END_TEST

static const struct { enum operation f, g; Shape back; } backward[] = {
    { copy_operation, add_operation, { 3, 4, 2 } },
    { add_operation, copy_operation, { 3, 4, 2 } },
    { broadcast_operation, sum_operation, { 3, 4, 2 } },
    { sum_operation, broadcast_operation, { 3, 4, 2 } },
    { concatenate_operation, split_operation, { 3, 4, 2 } },
    { split_operation, concatenate_operation, { 3, 4, 2 } },
    { permute_operation, permute_operation, { 4, 3, 2 } },
    { reshape_operation, reshape_operation, { 3, 4, 2 } },
};

START_TEST(the_backward_pass_is_the_forward_pass_of_the_other)
{
    real u[MOST], dx[MOST] = { 0 }, y[MOST] = { 0 };
    source_seed(&source, (uint64_t)_i);
    for (int i = 0; i < MOST; i++)
        u[i] = draw_real(&source);
    operations[backward[_i].f].reverse(whole, NULL, NULL, u, NULL, dx);
    operations[backward[_i].g].forward(backward[_i].back, NULL, u, y, NULL);
    for (int i = 0; i < MOST; i++)
        ck_assert(dx[i] == y[i]);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { one_is_the_transpose_of_the_other, CASES * ROWS(pairs) },
        { the_backward_pass_is_the_forward_pass_of_the_other,
          ROWS(backward) },
    };
    return run_tests("pairs", ROWS(tests), tests);
}
