/* check_adjoint.c - each primitive's reverse pass is its derivative's. */
#include "judges.h"
#include "planted.h"
#include "testing.h"
#include <math.h>

enum { CASES = 100 };
static Source source;

static void case_number(int i, Claim *c, Case *at)
{
    *c = right_claim((enum operation)(i / CASES));
    source_seed(&source, (uint64_t)i);
    case_draw(&source, c->f, at);
}

START_TEST(right_passes_please_all_judges)
{
    Claim c;
    Case at;
    case_number(_i, &c, &at);
    ck_assert_double_le(adjoint_gap(&c, &at), ADJOINT_TOLERANCE);
    ck_assert_double_le(single_gap(&c, &at, 1e-3), SINGLE_TOLERANCE);
    ck_assert_double_le(double_gap(&c, &at, 1e-6), DOUBLE_TOLERANCE);
}
END_TEST

START_TEST(reals_and_dual_numbers_agree)
{
    Claim c;
    Case at;
    real p[MOST], x[MOST], y[MOST], t[MOST], u[MOST], dp[MOST], dx[MOST];
    double expected_p[MOST], expected_x[MOST];
    case_number(_i, &c, &at);
    for (int i = 0; i < MOST; i++) {
        p[i] = (real)at.p[i];
        x[i] = (real)at.x[i];
        u[i] = (real)at.u[i];
    }
    operations[c.f->op].forward(c.f->s, p, x, y, t);
    c.reverse(c.f->s, p, t, u, dp, dx);
    gradient_at(c.f, c.dual_reverse, &at, expected_p, expected_x);
    for (int i = 0; i < c.f->p; i++)
        ck_assert_double_eq_tol((double)dp[i], expected_p[i],
            200 * REAL_EPSILON);
    for (int i = 0; i < c.f->x; i++)
        ck_assert_double_eq_tol((double)dx[i], expected_x[i],
            200 * REAL_EPSILON);
}
END_TEST

START_TEST(the_adjoint_test_catches_every_planted_bug)
{
    Claim c = right_claim(planted[_i].op);
    int objections = 0;
    c.reverse = planted_reals[_i];
    c.dual_reverse = planted_duals[_i];
    source_seed(&source, (uint64_t)_i);
    for (int i = 0; i < CASES; i++) {
        Case at;
        case_draw(&source, c.f, &at);
        objections += !(adjoint_gap(&c, &at) <= ADJOINT_TOLERANCE);
    }
    ck_assert_int_ge(objections, CASES / 2);
}
END_TEST

START_TEST(affine_is_what_forgets_the_point)
{
    const Instance *f = &instances[_i];
    Case a, b;
    double dp[2][MOST], dx[2][MOST];
    DualReverse *reverse = dual_operations[f->op].reverse;
    int same = 1;
    source_seed(&source, (uint64_t)_i);
    case_draw(&source, f, &a);
    case_draw(&source, f, &b);
    for (int i = 0; i < MOST; i++) {    /* the whole numbers stay */
        b.p[i] = f->p_below ? a.p[i] : b.p[i];
        b.x[i] = f->x_below ? a.x[i] : b.x[i];
        b.u[i] = a.u[i];
    }
    gradient_at(f, reverse, &a, dp[0], dx[0]);
    gradient_at(f, reverse, &b, dp[1], dx[1]);
    for (int i = 0; i < MOST; i++)
        same = same && dp[0][i] == dp[1][i] && dx[0][i] == dx[1][i];
    ck_assert_int_eq(same, f->kind == AFFINE);
    ck_assert(f->kind != AFFINE || f->t == 0
              || f->t == f->x * (f->x_below > 0));
}
END_TEST

START_TEST(a_tape_is_as_long_as_it_says)
{
    const real mark = (real)12345;
    const Instance *f = &instances[_i];
    Case c;
    real p[MOST], x[MOST], y[MOST], t[MOST];
    int kept = 0;
    source_seed(&source, (uint64_t)_i);
    case_draw(&source, f, &c);
    for (int i = 0; i < MOST; i++) {
        p[i] = (real)c.p[i];
        x[i] = (real)c.x[i];
        t[i] = mark;
    }
    operations[f->op].forward(f->s, p, x, y, t);
    for (int i = 0; i < MOST; i++)
        kept += t[i] != mark;
    ck_assert_int_eq(kept, f->t);
    ck_assert(f->kind == AFFINE || kept > 0);
}
END_TEST

/* r (x, u) = 3 x u, for f (x) = x x */
START_TEST(the_circular_test_passes_a_wrong_pass)
{
    double at = 1.5, u = 0.5, v = 0.25;
    Dual x = dual(at, v), r = 3 * dual(at, 0) * dual(0, 1);
    double circular = slope_of(r) * v;  /* D from r: r's own transpose */
    ck_assert(u * circular == 3 * at * u * v);
    ck_assert(u * slope_of(x * x) != 3 * at * u * v);
    ck_assert(u * slope_of(x * x) == 2 * at * u * v);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { right_passes_please_all_judges, CASES * INSTANCES },
        { reals_and_dual_numbers_agree, CASES * INSTANCES },
        { the_adjoint_test_catches_every_planted_bug, PLANTED_COUNT },
        { affine_is_what_forgets_the_point, INSTANCES },
        { a_tape_is_as_long_as_it_says, INSTANCES },
        { the_circular_test_passes_a_wrong_pass, 1 },
    };
    return run_tests("adjoint", ROWS(tests), tests);
}
