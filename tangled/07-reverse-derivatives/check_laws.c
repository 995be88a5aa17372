/* check_laws.c - RD.1 to RD.7, over all primitives and pairs of them. */
#include "instances.h"
#include "testing.h"
#include <math.h>
#include <string.h>

enum { PAIRS = INSTANCES * INSTANCES };
static Source source;
static Dual p[2][MOST], x[MOST], y[2][MOST], t[2][MOST], back[4][MOST];
static double v[MOST], u[2][MOST];

/* a primitive's parameters, without slopes, and covectors */
static void draw_into(int i, const Instance *f)
{
    Case c;
    case_draw(&source, f, &c);
    for (int j = 0; j < MOST; j++) {
        p[i][j] = dual(c.p[j], 0);
        u[i][j] = c.u[j];
    }
}

/* the argument, moving along v if it is told to */
static void draw_point(const Instance *f, int moving)
{
    Case c;
    case_draw(&source, f, &c);
    for (int j = 0; j < MOST; j++) {
        v[j] = c.vx[j];
        x[j] = dual(c.x[j], moving ? c.vx[j] : 0);
    }
}

static void forward(const Instance *f, int i, const Dual at[])
{
    dual_operations[f->op].forward(f->s, p[i], at, y[i], t[i]);
}

/* back[to] = R[f] (where it was last run forward, dy) */
static void reverse(const Instance *f, int i, const Dual dy[], int to)
{
    Dual dp[MOST];
    dual_operations[f->op].reverse(f->s, p[i], t[i], dy, dp, back[to]);
}

static double left, right, size;

static void begin(int seed)
{
    source_seed(&source, (uint64_t)seed);
    left = right = size = 0;
}

static void add_left(int n, const double covector[], const Dual moved[])
{
    for (int i = 0; i < n; i++) {
        left += covector[i] * slope_of(moved[i]);
        size += fabs(covector[i] * slope_of(moved[i]));
    }
}

static void add_right(int n, const Dual covector[])
{
    for (int i = 0; i < n; i++) {
        right += value_of(covector[i]) * v[i];
        size += fabs(value_of(covector[i]) * v[i]);
    }
}

static void same_sides(void)
{
    ck_assert_double_le(fabs(left - right), 1e-13 * (1 + size));
}

static int same_domain(const Instance *f, const Instance *g)
{
    return f->x == g->x && f->x_below == g->x_below && f->shift == g->shift;
}

/* <u, D[f] v> to the left side, <R[f] u, v> to the right */
static void there_and_back(const Instance *f, int i)
{
    Dual dy[MOST];
    for (int j = 0; j < MOST; j++)
        dy[j] = dual(u[i][j], 0);
    forward(f, i, x);
    add_left(f->y, u[i], y[i]);
    reverse(f, i, dy, i);
    add_right(f->x, back[i]);
}

START_TEST(rd4_a_pair_pulls_back_to_a_sum_and_rd1_a_sum)
{
    const Instance *f = &instances[_i / INSTANCES];
    const Instance *g = &instances[_i % INSTANCES];
    if (!same_domain(f, g))
        return;
    begin(_i);
    draw_into(0, f);
    draw_into(1, g);
    draw_point(f, 1);
    if (f->y == g->y)                   /* RD.1: one covector for both */
        memcpy(u[1], u[0], sizeof u[0]);
    there_and_back(f, 0);
    there_and_back(g, 1);
    same_sides();
}
END_TEST

static int composable(const Instance *f, const Instance *g)
{
    return f->y == g->x && g->x_below == 0 && g->shift == 0;
}

START_TEST(rd5_a_composite_pulls_back_in_reverse)
{
    const Instance *f = &instances[_i / INSTANCES];
    const Instance *g = &instances[_i % INSTANCES];
    Dual dy[MOST];
    if (!composable(f, g))
        return;
    begin(_i);
    draw_into(0, f);
    draw_into(1, g);
    draw_point(f, 1);
    for (int j = 0; j < MOST; j++)
        dy[j] = dual(u[1][j], 0);
    forward(f, 0, x);
    forward(g, 1, y[0]);
    add_left(g->y, u[1], y[1]);
    reverse(g, 1, dy, 1);
    reverse(f, 0, back[1], 0);
    add_right(f->x, back[0]);
    same_sides();
}
END_TEST

START_TEST(there_are_pairs_to_test)
{
    int domains = 0, composites = 0;
    for (int i = 0; i < PAIRS; i++) {
        const Instance *f = &instances[i / INSTANCES];
        const Instance *g = &instances[i % INSTANCES];
        domains += same_domain(f, g);
        composites += composable(f, g);
    }
    ck_assert_int_ge(domains, 150);
    ck_assert_int_ge(composites, 150);
}
END_TEST

START_TEST(rd3_identity_and_projections)
{
    const Shape halves = { 1, 2, 3 };
    Dual first[5] = { 7, 8, 0, 0, 0 }, second[5] = { 0, 0, 7, 8, 9 }, dx[5];
    const DualOperation *at = dual_operations;
    at[reshape_operation].reverse((Shape){ 0, 5, 0 }, NULL, NULL, second,
        NULL, dx);
    for (int i = 0; i < 5; i++)
        ck_assert(dx[i] == second[i]);
    at[split_operation].reverse(halves, NULL, NULL, first, NULL, dx);
    for (int i = 0; i < 5; i++)
        ck_assert(dx[i] == first[i]);
    at[split_operation].reverse(halves, NULL, NULL, second, NULL, dx);
    for (int i = 0; i < 5; i++)
        ck_assert(dx[i] == second[i]);
}
END_TEST

static const Instance *draw_law(int i)
{
    const Instance *f = &instances[i % INSTANCES];
    begin(i);
    draw_into(0, f);
    draw_into(1, f);
    draw_point(f, 0);
    for (int j = 0; j < MOST && f->shift == 0 && i / INSTANCES % 4 == 0; j++)
        x[j] = 0;
    forward(f, 0, x);
    return f;
}

START_TEST(rd2_and_rd6_linear_in_the_covector)
{
    const Instance *f = draw_law(_i);
    Dual dy[4][MOST];
    for (int j = 0; j < MOST; j++) {
        dy[0][j] = dual(u[0][j], 0);
        dy[1][j] = dual(u[1][j], 0);
        dy[2][j] = dual(u[0][j] + u[1][j], 0);
        dy[3][j] = dual(u[0][j], u[1][j]);          /* u + w e */
    }
    for (int k = 0; k < 4; k++)
        reverse(f, 0, dy[k], k);
    for (int j = 0; j < f->x; j++) {
        double a = value_of(back[0][j]), b = value_of(back[1][j]);
        double most = 1e-12 * (1 + fabs(a) + fabs(b));
        ck_assert_double_eq_tol(value_of(back[2][j]), a + b, most);
        ck_assert_double_eq_tol(slope_of(back[3][j]), b, most);
    }
}
END_TEST

/* <the slope of R[f] (x + w e, u), v> */
static double second(const Instance *f, const double w[], const double a[])
{
    Dual at[MOST], dy[MOST];
    double sum = 0;
    for (int j = 0; j < MOST; j++) {
        at[j] = dual(value_of(x[j]), w[j]);
        dy[j] = dual(u[0][j], 0);
    }
    forward(f, 0, at);
    reverse(f, 0, dy, 0);
    for (int j = 0; j < f->x; j++) {
        sum += slope_of(back[0][j]) * a[j];
        size += fabs(slope_of(back[0][j]) * a[j]);
    }
    return sum;
}

START_TEST(rd2_no_covector_no_gradient)
{
    const Instance *f = draw_law(_i);
    const Dual none[MOST] = { 0 };
    reverse(f, 0, none, 0);
    for (int j = 0; j < f->x; j++)
        ck_assert(value_of(back[0][j]) == 0);
}
END_TEST

START_TEST(rd7_second_derivatives_are_symmetric)
{
    const Instance *f = draw_law(_i);
    double w[MOST];
    if (f->kind == KINKED || f->x_below)
        return;
    for (int j = 0; j < MOST; j++)
        w[j] = (double)draw_real(&source);
    left = second(f, w, v);
    right = second(f, v, w);
    ck_assert_double_le(fabs(left - right), 1e-12 * (1 + size));
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { rd4_a_pair_pulls_back_to_a_sum_and_rd1_a_sum, PAIRS },
        { rd5_a_composite_pulls_back_in_reverse, PAIRS },
        { there_are_pairs_to_test, 1 },
        { rd3_identity_and_projections, 1 },
        { rd2_and_rd6_linear_in_the_covector, 20 * INSTANCES },
        { rd2_no_covector_no_gradient, 20 * INSTANCES },
        { rd7_second_derivatives_are_symmetric, 20 * INSTANCES },
    };
    return run_tests("laws", ROWS(tests), tests);
}
