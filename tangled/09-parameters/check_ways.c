/* check_ways.c - what the eight ways to train a model keep. */
#include "sample_cells.h"
#include "testing.h"
#include "ways.h"
#include <math.h>
#include <string.h>

static Source source;
static Model base, made, dp;
static AnyWay q, dq;
static Task task;

static void start(const Way *w, int seed)
{
    base_model(&base);
    base_task(&base, (uint64_t)seed, &task);
    memset(&q, 0, sizeof q);
    w->begin(&base, &q);
}

START_TEST(a_product_with_zero_is_the_base_but_for_the_sign_of_zero)
{
    thin_on p;
    FourByFive w;
    source_seed(&source, (uint64_t)_i);
    thin_on_sample(&source, &p);
    p.held.at[_i % 20] = (real)-0.0;
    p.held.at[(_i + 7) % 20] = 0;
    memset(p.trained.b, 0, sizeof p.trained.b);
    thin(&p, &w);
    for (int i = 0; i < 20; i++) {
        ck_assert(w.at[i] == p.held.at[i]);
        if (p.held.at[i] != 0)
            ck_assert(memcmp(&w.at[i], &p.held.at[i], sizeof (real)) == 0);
        else
            ck_assert(!signbit(w.at[i]) || signbit(p.held.at[i]));
    }
}
END_TEST

START_TEST(a_product_with_zero_computes_the_bits_of_the_base)
{
    Pattern y, z;
    const Way *w = &ways[4 + _i % 3];           /* the ranks */
    start(w, _i);
    base.middle.at[_i] = (real)-0.0;
    w->begin(&base, &q);
    w->get(&q, &made);
    for (int k = 0; k < EXAMPLES; k++) {
        network(&base, &task.x[k], &y);
        network(&made, &task.x[k], &z);
        ck_assert(memcmp(&y, &z, sizeof y) == 0);
    }
}
END_TEST

START_TEST(what_is_held_does_not_move)
{
    const Way *w = &ways[_i];
    AnyWay before;
    start(w, 1);
    memcpy(&before, &q, sizeof q);
    const double loss = way_loss(w, &task, &q);
    way_train(w, &task, 10, (real)0.05, &q);
    ck_assert(memcmp(&before, &q, w->offset) == 0);
    ck_assert(memcmp(&before, &q, w->bytes) != 0);
    ck_assert(w->offset + (size_t)w->trained * sizeof (real) == w->bytes);
    ck_assert(way_loss(w, &task, &q) < loss);
}
END_TEST

START_TEST(what_is_tied_stays_tied)
{
    start(&ways[1], 1);
    way_train(&ways[1], &task, 10, (real)0.05, &q);
    ways[1].get(&q, &made);
    for (int i = 0; i < SIDE; i++)
        for (int j = 0; j < SIDE; j++)
            ck_assert(made.encode.at[SIDE * i + j]
                   == made.decode.at[SIDE * j + i]);
    ck_assert(memcmp(&made.encode, &base.encode, sizeof (Mixing)) != 0);
}
END_TEST

START_TEST(the_loss_moves_as_the_gradient_says)
{
    const Way *w = &ways[_i];
    const real h = (real)0.01;
    double pairing = 0, ahead, behind;
    start(w, 2);
    way_train(w, &task, 5, (real)0.05, &q);
    w->get(&q, &made);
    task_gradient(&made, &task, &dp);
    w->put(&q, &dp, &dq);
    real *at = (real *)(void *)((char *)&q + w->offset);
    for (int i = 0; i < w->trained; i++) {
        pairing += (double)REALS(&dq)[i] * (double)at[i];
        at[i] *= 1 + h;
    }
    ahead = way_loss(w, &task, &q);
    for (int i = 0; i < w->trained; i++)
        at[i] *= (1 - h) / (1 + h);
    behind = way_loss(w, &task, &q);
    ck_assert_double_eq_tol((ahead - behind) / (2 * (double)h * pairing), 1,
        0.02);
}
END_TEST

START_TEST(the_packed_layer_errs_within_the_bound)
{
    const double bound = 1 + 513 * REAL_EPSILON / 2;
    Codes c;
    Mixing w;
    source_seed(&source, (uint64_t)_i);
    reals_sample(&source, Mixing_dim, w.at);
    w.at[_i % 2 == 0 ? 0 : Mixing_dim - 1] = (real)-1.5;
    codes_pack(&w, &c);
    ck_assert(packed_error(&w, &c, 0, &source) <= bound);
    ck_assert(packed_error(&w, &c, 1, &source) <= bound);
    ck_assert(packed_error(&w, &c, 1, &source) > 0.4);
    for (int i = 0; i < Mixing_dim; i++)        /* next to half a step off */
        w.at[i] = ((real)c.at[i] + (real)0.49) * c.step.value;
    ck_assert(packed_error(&w, &c, 1, &source) > 0.95);
}
END_TEST

START_TEST(a_table_of_zeros_has_the_least_step)
{
    Codes c;
    Mixing w = { { 0 } };
    codes_pack(&w, &c);
    ck_assert(c.step.value == LEAST_STEP);
    w.at[1] = 1;
    codes_unpack(&c, &w);
    for (int i = 0; i < Mixing_dim; i++)
        ck_assert(w.at[i] == 0);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { a_product_with_zero_is_the_base_but_for_the_sign_of_zero, 50 },
        { a_product_with_zero_computes_the_bits_of_the_base, 3 },
        { what_is_held_does_not_move, WAYS },
        { what_is_tied_stays_tied, 1 },
        { the_loss_moves_as_the_gradient_says, WAYS },
        { the_packed_layer_errs_within_the_bound, 10 },
        { a_table_of_zeros_has_the_least_step, 1 },
    };
    return run_tests("ways", ROWS(tests), tests);
}
