/* check_order.c - the laws of orders and of the quantiser. */
#include "order.h"
#include "sample_sketches.h"
#include "testing.h"
#include <math.h>
#include <string.h>

static Source source;
static const double u = REAL_EPSILON / 2;

/* step 0 .. 3 fixed, the others random */
static GridStep some_step(int i)
{
    static const real fixed[] = { (real)0.015625, (real)0.361,
                                  LEAST_STEP, MOST_STEP };
    GridStep s;
    source_seed(&source, (uint64_t)i);
    GridStep_sample(&source, &s);
    if (i < ROWS(fixed))
        s.value = fixed[i];
    return s;
}

static Weight near_code(const GridStep *s, int n, int where)
{
    real at = (real)n * s->value, far = 200 * s->value;
    switch (where) {
    case 0: return (Weight){ at };
    case 1: return (Weight){ (real)nextafterf((float)at, (float)far) };
    case 2: return (Weight){ (real)nextafterf((float)at, (float)-far) };
    default: return (Weight){ at + s->value / 2 };
    }
}

START_TEST(cover_is_left_adjoint_to_dequantise)
{
    const GridStep s = some_step(_i);
    for (int k = 4 * LEAST_CODE - 8; k < 4 * MOST_CODE + 4; k++) {
        const Weight x = near_code(&s, k >= 0 ? k / 4 : -(-k / 4), k & 3);
        int differ = 0;
        Code c;
        cover(&s, &x, &c);
        for (int n = LEAST_CODE; n <= MOST_CODE; n++) {
            Weight w;
            dequantise(&s, &(Code){ n }, &w);
            differ += (c.at <= n) != (x.value <= w.value);
        }
        ck_assert(differ == 0 || x.value > MOST_CODE * s.value);
    }
}
END_TEST

START_TEST(the_adjunction_ends_at_the_last_code_and_is_not_that_of_nearest)
{
    const GridStep s = some_step(_i);
    const Weight above = near_code(&s, MOST_CODE, 1);
    const Weight below = { LEAST_CODE * 2 * s.value };
    const Weight quarter = { s.value / 4 };
    Code c;
    Weight w;
    cover(&s, &above, &c);
    dequantise(&s, &c, &w);
    ck_assert(c.at == MOST_CODE && above.value > w.value);
    cover(&s, &below, &c);
    ck_assert_int_eq(c.at, LEAST_CODE);
    nearest(&s, &quarter, &c);
    dequantise(&s, &c, &w);
    ck_assert(c.at == 0 && quarter.value > w.value);
    cover(&s, &quarter, &c);
    ck_assert_int_eq(c.at, 1);
}
END_TEST

START_TEST(saving_again_changes_no_code)
{
    const GridStep s = some_step(_i);
    int moved = 0;
    for (int n = LEAST_CODE; n <= MOST_CODE; n++) {
        Weight w;
        Code near, covered, up;
        dequantise(&s, &(Code){ n }, &w);
        nearest(&s, &w, &near);
        cover(&s, &w, &covered);
        ceiling(&s, &w, &up);
        ck_assert(near.at == n && covered.at == n
                  && (up.at == n || up.at == n + 1));
        moved += up.at != n;
    }
    ck_assert(_i != 0 || moved == 0);           /* a power of two */
    ck_assert(_i != 1 || moved > 0);
}
END_TEST

START_TEST(the_worst_error_is_half_a_step_and_is_reached)
{
    const GridStep s = some_step(_i);
    const double bound = (double)s.value / 2 * (1 + (_i == 0 ? 0 : 513 * u));
    for (int n = LEAST_CODE; n <= MOST_CODE; n++) {
        double worst = 0;
        for (int k = -16; k <= 16; k++) {
            real at = ((real)n + (real)k / 32) * s.value;
            Weight x = { at }, w;
            snap(&s, &x, &w);
            double error = fabs((double)w.value - (double)at);
            worst = error > worst ? error : worst;
        }
        ck_assert(worst <= bound && worst >= (double)s.value * 0.4999);
    }
    Weight far = { 300 * s.value }, w;
    snap(&s, &far, &w);
    ck_assert(w.value == MOST_CODE * s.value);
}
END_TEST

START_TEST(joins_meets_and_implications_are_what_they_claim)
{
    const Known a = { _i & FIELDS }, b = { _i / 16 & FIELDS }, x = { _i / 256 };
    ck_assert(known_below(a, a));
    ck_assert(!(known_below(a, b) && known_below(b, x)) || known_below(a, x));
    ck_assert_int_eq(known_below(known_join(a, b), x),
                     known_below(a, x) && known_below(b, x));
    ck_assert_int_eq(known_below(x, known_meet(a, b)),
                     known_below(x, a) && known_below(x, b));
    ck_assert_int_eq(known_below(known_meet(a, x), b),
                     known_below(x, known_implies(a, b)));
    ck_assert_int_le(known_implies(a, b).fields, FIELDS);
}
END_TEST

START_TEST(weights_are_finite_and_steps_are_in_range)
{
    Weight w;
    GridStep s;
    Sentence said;
    ck_assert_int_eq(weight(NULL, &(Real){ (real)INFINITY }, &w), NOT_FINITE);
    ck_assert_int_eq(weight(NULL, &(Real){ -2 }, &w), OK);
    ck_assert(w.value == -2);
    ck_assert_int_eq(grid_step(NULL, &(Real){ (real)NAN }, &s), NOT_FINITE);
    ck_assert_int_eq(grid_step(NULL, &(Real){ 0 }, &s), OUT_OF_RANGE);
    ck_assert_int_eq(grid_step(NULL, &(Real){ LEAST_STEP / 2 }, &s),
                     OUT_OF_RANGE);
    ck_assert_int_eq(grid_step(NULL, &(Real){ LEAST_STEP }, &s), OK);
    ck_assert_int_eq(grid_step(NULL, &(Real){ MOST_STEP }, &s), OK);
    ck_assert_int_eq(grid_step(NULL, &(Real){ MOST_STEP * 2 }, &s),
                     OUT_OF_RANGE);
    grid_step_refusal(&(Real){ -1 }, &said);
    ck_assert_str_eq(said.text, "step -1: expected a finite real "
                     "from 2^-100 to 2^100");
    grid_step_refusal(&(Real){ 1 }, &said);
    ck_assert_str_eq(said.text, "");
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { cover_is_left_adjoint_to_dequantise, 50 },
        { the_adjunction_ends_at_the_last_code_and_is_not_that_of_nearest, 50 },
        { saving_again_changes_no_code, 200 },
        { the_worst_error_is_half_a_step_and_is_reached, 50 },
        { joins_meets_and_implications_are_what_they_claim, 4096 },
        { weights_are_finite_and_steps_are_in_range, 1 },
    };
    return run_tests("order", ROWS(tests), tests);
}
