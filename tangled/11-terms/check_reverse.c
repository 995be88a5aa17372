/* check_reverse.c - R on terms: adjoint, closed under itself, a functor. */
#include "term_lens.h"
#include "testing.h"
#include "trial.h"
#include <math.h>
#include <stdio.h>

enum { TERMS = 500, OPERATIONS = 24 };
static Source source;
static _Alignas(max_align_t) unsigned char block[1 << 23];

/* What is compared, and how it came out. */
typedef struct Gap {
    Arena a;
    Trial trial;
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

static int adjoint_fails(Source *s, void *context)
{
    Gap *g = context;
    trial_draw(s, OPERATIONS, &g->a, &g->trial);
    g->size = 0;
    push_through(g, &g->trial);
    pull_back(g, &g->trial);
    return !(relative(g) < 1e-10);
}

START_TEST(reverse_is_the_adjoint_of_forward)
{
    gap.a = arena_over(block, sizeof block);
    for (int k = 0; k < TERMS; k++) {
        source_seed(&source, (uint64_t)(_i * TERMS + k));
        if (!adjoint_fails(&source, &gap))
            continue;
        shrink_tape(&source, adjoint_fails, &gap);
        adjoint_fails(&source, &gap);
        for (int i = 0; i < gap.trial.r.t.operation.count; i++)
            printf("%s ", signature[gap.trial.r.t.operation.at[i].generator].name);
        ck_abort_msg("seed %d: forward %.17g, backward %.17g",
                     _i * TERMS + k, gap.forward, gap.backward);
    }
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { reverse_is_the_adjoint_of_forward, 20 },
    };
    return run_tests("reverse", ROWS(tests), tests);
}
