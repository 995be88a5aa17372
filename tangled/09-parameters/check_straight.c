/* check_straight.c - what a straight-through step does, and does not. */
#include "straight.h"
#include "sample_cells.h"
#include "testing.h"
#include <math.h>
#include <string.h>

START_TEST(the_derivative_of_rounding_moves_nothing)
{
    to_quarters_on q, before;
    FourByFive w;
    for (int i = 0; i < 20; i++)
        q.trained.at[i] = 9;
    coarse_begin(&q);
    before = q;
    for (int i = 0; i < 20; i++)
        ck_assert(fabs((double)q.trained.at[i]) < 1);
    quarters_to_imitate(_i, &w);
    coarse_train(&q, &w, 0, 20);
    ck_assert(memcmp(&q, &before, sizeof q) == 0);
    ck_assert(coarse_loss(&q, &w) > 1);
}
END_TEST

START_TEST(straight_through_finds_a_layer_on_the_grid)
{
    to_quarters_on q;
    FourByFive w, found;
    coarse_begin(&q);
    quarters_to_imitate(0, &w);
    coarse_train(&q, &w, 1, 40);
    to_quarters(&q, &found);
    ck_assert(FourByFive_gap(&found, &w) == 0);
    ck_assert(coarse_loss(&q, &w) == 0);
    ck_assert(FourByFive_gap(&q.trained, &w) > 0);
}
END_TEST

START_TEST(off_the_grid_it_never_settles)
{
    to_quarters_on q;
    FourByFive w, found, next;
    int changes = 0;
    coarse_begin(&q);
    quarters_to_imitate(1, &w);
    coarse_train(&q, &w, 1, 160);
    for (int k = 0; k < 100; k++) {
        to_quarters(&q, &found);
        coarse_train(&q, &w, 1, 1);
        to_quarters(&q, &next);
        changes += FourByFive_gap(&found, &next) > 0;
        ck_assert(coarse_loss(&q, &w) > 0.01);
    }
    ck_assert_int_gt(changes, 20);
}
END_TEST

/* with a step so small that rounding hardly moves anything */
START_TEST(the_gradient_at_the_table_is_the_slope_of_the_loss)
{
    const real h = (real)0.01;
    to_quarters_on q, next, ahead, behind;
    FourByFive w;
    double pairing = 0;
    coarse_begin(&q), quarters_to_imitate(0, &w);
    q.held.at[0] = (real)0x1p-20;
    next = ahead = behind = q;
    coarse_train(&next, &w, 1, 1);
    for (int i = 0; i < 20; i++) {
        const real at = q.trained.at[i];
        pairing += 2 * (double)((at - next.trained.at[i]) * at);
        ahead.trained.at[i] = at * (1 + h);
        behind.trained.at[i] = at * (1 - h);
    }
    ck_assert_double_eq_tol((coarse_loss(&ahead, &w) - coarse_loss(&behind,
        &w)) / (2 * (double)h * pairing), 1, 0.01);
}
END_TEST

START_TEST(what_is_rounded_is_the_nearest_multiple)
{
    static Source s;
    to_quarters_on q;
    FourByFive made;
    source_seed(&s, (uint64_t)_i);
    q.held.at[0] = (real)0.25;
    FourByFive_sample(&s, &q.trained);
    to_quarters(&q, &made);
    for (int i = 0; i < 20; i++) {
        ck_assert(fabs((double)(made.at[i] - q.trained.at[i])) <= 0.125);
        ck_assert(4 * made.at[i] == (real)(int)(4 * made.at[i]));
    }
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { the_derivative_of_rounding_moves_nothing, 2 },
        { straight_through_finds_a_layer_on_the_grid, 1 },
        { off_the_grid_it_never_settles, 1 },
        { the_gradient_at_the_table_is_the_slope_of_the_loss, 1 },
        { what_is_rounded_is_the_nearest_multiple, 50 },
    };
    return run_tests("straight", ROWS(tests), tests);
}
