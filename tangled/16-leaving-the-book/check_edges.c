/* check_edges.c - one NaN is like another; a step has a least and a most. */
#include "emitted_terms.h"
#include "int8_rows.h"
#include "order.h"
#include "testing.h"
#include <math.h>

enum { FEW = 60 };
static EmittedTerms e;

static int same_numbers(const Term *t, real *const x[], real *const y[])
{
    for (int k = 0; k < t->output.count; k++)
        for (int i = 0; i < dims_count(term_out(t, k)); i++)
            if (isnan(x[k][i]) || isnan(y[k][i])
                ? !(isnan(x[k][i]) && isnan(y[k][i]))
                : memcmp(&x[k][i], &y[k][i], sizeof (real)) != 0)
                return 0;
    return 1;
}

static int nan_outputs(const Term *t, real *const y[])
{
    int n = 0;
    for (int k = 0; k < t->output.count; k++)
        for (int i = 0; i < dims_count(term_out(t, k)); i++)
            n += isnan(y[k][i]) != 0;
    return n;
}

/* What the emitted term says; its refusal, or 0. */
static int called(int i, real *came[])
{
    const Term *t = &e.drawn[i].t;
    EmittedCall *call;
    FIND_IN(&e.library, &call, "term_%d_call", i);
    for (int k = 0; k < t->output.count; k++)
        came[k] = arena_take(&e.a, (size_t)dims_count(term_out(t, k)),
                             sizeof (real));
    ck_assert(!e.a.exhausted);
    return call((const real *const *)e.x[i], came);
}

/* Term i with two NaNs for a number x; how many outputs are NaN. */
static int nans_arrive(int i, real *x)
{
    static const uint32_t bits[] = { 0x7fc12345, 0xffc00001 };
    const Term *t = &e.drawn[i].t;
    const Arena before = e.a;
    real *came[2][TRIAL_ENDS], *expected[TRIAL_ENDS], was = *x;
    int refused[2], n = 0;
    for (int k = 0; k < 2; k++) {
        memcpy(x, &bits[k], sizeof *x);
        refused[k] = called(i, came[k]);
    }
    const enum status s = evaluate(t, AS_INPUTS(e.stands[i]), &e.a,
                                   expected, NULL);
    ck_assert_int_eq(refused[0], refused[1]);
    ck_assert_int_eq(refused[0] == 0, s == OK);
    if (s == OK) {
        ck_assert_msg(same_numbers(t, came[0], came[1])
                      && same_numbers(t, came[0], expected), "term %d", i);
        n = nan_outputs(t, came[0]);
    }
    *x = was;
    e.a = before;
    return n;
}

START_TEST(one_nan_is_like_another)
{
    const char *cc = getenv("CC");
    int arrived = 0;
    ck_assert(open_emitted(&e, FEW, 7000, cc != NULL ? cc : "cc", "-O1"));
    for (int i = 0; i < FEW; i++)
        for (int k = 0; k < e.drawn[i].t.input.count; k++)
            if (e.input[i][k].source == GIVEN)
                arrived += nans_arrive(i, e.x[i][k]);
    ck_assert_int_gt(arrived, 10 * FEW);
    close_emitted(&e);
}
END_TEST

START_TEST(a_step_has_a_least_and_a_most)
{
    const real w[3][4] = {
        { (real)0x1p120, -(real)0x1p101 * 64, (real)0x1p100 * 5, 1 },
        { (real)0x1p100 * 127, -(real)0x1p100 * 3, 0, (real)0x1p98 },
        { (real)0x1p-120, -(real)0x1p-100, 0, (real)0x1p-102 },
    };
    const int8_t expected[3][4] = { { 127, -128, 5, 0 }, { 127, -3, 0, 0 },
                                    { 0, -1, 0, 0 } };
    real step[3];
    int8_t code[3][4];
    quantise_rows(3, 4, w[0], code[0], step);
    ck_assert(step[0] == MOST_STEP && step[1] == MOST_STEP);
    ck_assert(step[2] == LEAST_STEP);
    ck_assert_mem_eq(code, expected, sizeof code);
}
END_TEST

int main(void)
{
    const Test tests[] = { { one_nan_is_like_another, 1 },
                           { a_step_has_a_least_and_a_most, 1 } };
    return run_tests("edges", ROWS(tests), tests);
}
