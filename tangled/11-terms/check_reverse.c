/* check_reverse.c - R on terms: adjoint, closed under itself, a functor. */
#include "term_lens.h"
#include "testing.h"
#include "trial.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { TERMS = 500, OPERATIONS = 24 };
#define TOLERANCE 1e-10
static Source source;
static _Alignas(max_align_t) unsigned char block[1 << 23];

/* What is compared, and how it came out. */
typedef struct Gap {
    Arena a;
    Trial trial;
    void (*back)(struct Gap *g, const Trial *t);
    double forward, backward, size;
} Gap;
static Gap gap;

static double relative(const Gap *g)
{
    return fabs(g->forward - g->backward) / (g->size + 1);
}

/* <u, D f v> by dual numbers. */
static void push_through(Gap *g, const Trial *t)
{
    const Term *f = &t->r.t;
    Dual *y[TRIAL_ENDS];
    ck_assert(evaluate_dual(f, (const Dual *const *)t->moved, &g->a, y, NULL)
              == OK);
    g->forward = 0;
    for (int i = 0; i < f->output.count; i++)
        for (int k = 0; k < dims_count(term_out(f, i)); k++) {
            const double d = slope_of(y[i][k]) * (double)t->back[i][k];
            g->forward += d;
            g->size += fabs(d);
        }
}

/* <R f u, v> by the term R[f]. */
static void pull_back(Gap *g, const Trial *t)
{
    const Term *f = &t->r.t;
    const real *in[RANDOM_WIRES + TRIAL_ENDS];
    real *dx[RANDOM_WIRES];
    Term r;
    term_begin(&g->a, "R", &r);
    term_reverse(f, &r);
    ck_assert_msg(r.status == OK, "%s", r.why.text);
    for (int i = 0; i < f->input.count; i++)
        in[i] = t->at[i];
    for (int i = 0; i < f->output.count; i++)
        in[f->input.count + i] = t->back[i];
    ck_assert(evaluate(&r, in, &g->a, dx, NULL) == OK);
    g->backward = 0;
    for (int i = 0; i < f->input.count; i++)
        g->backward += inner_product(dims_count(term_in(f, i)), dx[i],
                                     t->way[i], &g->size);
}

static int differs(Source *s, void *context)
{
    Gap *g = context;
    trial_draw(s, OPERATIONS, &g->a, &g->trial);
    g->size = 0;
    push_through(g, &g->trial);
    g->back(g, &g->trial);
    return !(relative(g) < TOLERANCE);
}

/* The failing term, shrunk, with the seed to find it again. */
static void show(uint64_t seed)
{
    char text[512] = "";
    shrink_tape(&source, differs, &gap);
    differs(&source, &gap);
    const Term *f = &gap.trial.r.t;
    for (int i = 0; i < f->operation.count; i++) {
        const size_t used = strlen(text);
        snprintf(text + used, sizeof text - used, "%s ",
                 signature[f->operation.at[i].generator].name);
    }
    ck_abort_msg("seed %d: forward %.17g, backward %.17g: %s", (int)seed,
                 gap.forward, gap.backward, text);
}

/* Terms from a seed on; some slopes are 0, but not too many. */
static void assert_the_same(int seed, int terms,
                            void (*way_back)(Gap *g, const Trial *t))
{
    int slopes = 0;
    gap.a = arena_over(block, sizeof block);
    gap.back = way_back;
    for (int k = seed; k < seed + terms; k++) {
        source_seed(&source, (uint64_t)k);
        if (differs(&source, &gap))
            show((uint64_t)k);
        slopes += gap.forward != 0;
    }
    ck_assert_int_gt(slopes, terms / 2);
}

START_TEST(reverse_is_the_adjoint_of_forward)
{
    assert_the_same(_i * TERMS, TERMS, pull_back);
}
END_TEST

/* <u, D f v> with D from R[R[f]]. */
static void twice_back(Gap *g, const Trial *t)
{
    const Term *f = &t->r.t;
    const int n = f->input.count, m = f->output.count;
    const real *in[2 * RANDOM_WIRES + TRIAL_ENDS];
    real *out[RANDOM_WIRES + TRIAL_ENDS];
    static const real zeros[RANDOM_NUMBERS];
    Term r, rr;
    term_begin(&g->a, "R", &r);
    term_begin(&g->a, "R R", &rr);
    term_reverse(f, &r);
    term_reverse(&r, &rr);
    ck_assert_msg(rr.status == OK, "%s", rr.why.text);
    for (int i = 0; i < n; i++) {
        in[i] = t->at[i];
        in[n + m + i] = t->way[i];
    }
    for (int i = 0; i < m; i++)
        in[n + i] = zeros;
    ck_assert(evaluate(&rr, in, &g->a, out, NULL) == OK);
    g->backward = 0;
    for (int i = 0; i < m; i++)
        g->backward += inner_product(dims_count(term_out(f, i)), out[n + i],
                                     t->back[i], &g->size);
}

START_TEST(forward_mode_is_reverse_mode_twice)
{
    assert_the_same(_i * TERMS / 5, TERMS / 5, twice_back);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { reverse_is_the_adjoint_of_forward, 20 },
        { forward_mode_is_reverse_mode_twice, 20 },
    };
    return run_tests("reverse", ROWS(tests), tests);
}
