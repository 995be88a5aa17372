/* check_program.c - programs compute what terms say. */
#include "count_finishes.h"
#include "perceptron.h"
#include "program.h"
#include "step_term.h"
#include "term_lens.h"
#include "testing.h"
#include "trial.h"
#include <math.h>
#include <string.h>

enum { TERMS = 500, OPERATIONS = 24, STATE_MAX = 8 };
static Source source;
static _Alignas(max_align_t) unsigned char block[1 << 23];

typedef struct Agreement {
    Arena a;
    Trial trial;
    int gradient;                       /* of the term, not the term */
    int near;                           /* fast products, so nearly equal */
    int agree;
} Agreement;
static Agreement agreement;

static void same_outputs(const Term *t, const Program *p, real *out[])
{
    for (int i = 0; i < t->output.count; i++) {
        const int n = dims_count(term_out(t, i));
        const float *x = program_output(p, i);
        for (int k = 0; k < n; k++)
            agreement.agree &= agreement.near
                ? fabs((double)x[k] - (double)out[i][k]) < 1e-3
                : memcmp(&x[k], &out[i][k], sizeof x[k]) == 0;
    }
}

/* of the term, and of its gradient */
static void inputs_of(const Trial *trial, float *in[])
{
    const Term *t = &trial->r.t;
    for (int i = 0; i < t->input.count; i++)
        in[i] = (float *)trial->at[i];
    for (int i = 0; i < t->output.count; i++)
        in[t->input.count + i] = (float *)trial->back[i];
}

static int disagrees(Source *s, void *context)
{
    Agreement *g = context;
    Term h, *t = &g->trial.r.t;
    Program p;
    float *in[RANDOM_WIRES + TRIAL_ENDS];
    real *out[RANDOM_WIRES + TRIAL_ENDS];
    trial_draw(s, OPERATIONS, &g->a, &g->trial);
    term_begin(&g->a, "gradient", &h);
    inputs_of(&g->trial, in);
    if (g->gradient)
        term_gradient(t, &h), t = &h;
    ck_assert_msg(t->status == OK, "%s", t->why.text);
    ck_assert(evaluate(t, AS_INPUTS(in), &g->a, out, NULL) == OK);
    ck_assert(program_compile(t, 0, g->near ? product_fastest()
        : product_same_bits(), &g->a, &p, NULL) == OK);
    const size_t used = g->a.used;
    ck_assert(program_run(&p, in, NULL) == OK);
    ck_assert(g->a.used == used && p.planned <= p.apart);
    g->agree = 1;
    same_outputs(t, &p, out);
    return !g->agree;
}

static void agree_on(int cases, int seed, int gradient, int near)
{
    agreement.a = arena_over(block, sizeof block);
    agreement.gradient = gradient;
    agreement.near = near;
    for (int k = 0; k < cases; k++) {
        source_seed(&source, (uint64_t)(seed * cases + k));
        if (!disagrees(&source, &agreement))
            continue;
        shrink_tape(&source, disagrees, &agreement);
        disagrees(&source, &agreement);
        ck_abort_msg("seed %d disagrees; shrunk, its last operation is %s",
            seed * cases + k, signature[agreement.trial.r.t.operation.at[
                agreement.trial.r.t.operation.count - 1].generator].name);
    }
}

START_TEST(compiled_terms_have_the_evaluators_bits)
{
    agree_on(TERMS, _i, 0, 0);
}
END_TEST

START_TEST(compiled_gradients_have_the_evaluators_bits)
{
    agree_on(TERMS, _i, 1, 0);
}
END_TEST

START_TEST(fast_terms_are_near)
{
    agree_on(TERMS, _i, 0, 1);
}
END_TEST

typedef struct Trained {
    Arena a;
    int layers, sizes[4], batch;
    Term loss, step;
    float *in[STATE_MAX], *twin[STATE_MAX];
} Trained;
static Trained trained;

static void draw_perceptron(Trained *n, int largest)
{
    n->a = arena_over(block, sizeof block);
    n->layers = 1 + draw_below(&source, 3);
    n->batch = 1 + draw_below(&source, largest);
    for (int l = 0; l <= n->layers; l++)
        n->sizes[l] = 1 + draw_below(&source, largest);
    term_begin(&n->a, "perceptron", &n->loss);
    perceptron(n->layers, n->sizes, n->batch, &n->loss);
    term_begin(&n->a, "step", &n->step);
    term_descent(&n->loss, 2 * n->layers, 0.5, &n->step);
    ck_assert_msg(n->step.status == OK, "%s", n->step.why.text);
}

static void draw_numbers(Trained *n)
{
    const Term *t = &n->step;
    const int classes = n->sizes[n->layers];
    for (int i = 0; i < t->input.count; i++) {
        const int count = dims_count(term_in(t, i));
        n->in[i] = arena_take(&n->a, (size_t)count, sizeof (float));
        n->twin[i] = arena_take(&n->a, (size_t)count, sizeof (float));
        for (int k = 0; k < count; k++)
            n->in[i][k] = n->twin[i][k] = i + 1 < t->input.count
                ? (float)draw_real(&source)
                : (float)draw_below(&source, classes);
    }
}

static void same_state(const Trained *n)
{
    for (int i = 0; i < n->step.input.count; i++) {
        const int count = dims_count(term_in(&n->step, i));
        ck_assert_msg(memcmp(n->in[i], n->twin[i],
            (size_t)count * sizeof (float)) == 0, "input %d", i);
    }
}

static void step_both(Trained *n, Program *p)
{
    const Term *t = &n->step;
    real *out[STATE_MAX];
    const size_t used = n->a.used;
    ck_assert(evaluate(t, AS_INPUTS(n->twin), &n->a, out, NULL) == OK);
    ck_assert(program_run(p, n->in, NULL) == OK);
    for (int i = 0; i < p->state; i++)
        memcpy(n->twin[i], out[i],
               (size_t)dims_count(term_in(t, i)) * sizeof (float));
    same_state(n);
    ck_assert(memcmp(program_output(p, p->state), out[p->state],
                     sizeof (float)) == 0);
    n->a.used = used;
}

START_TEST(training_in_place_has_the_evaluators_bits)
{
    Program p;
    source_seed(&source, (uint64_t)_i);
    draw_perceptron(&trained, 40);
    draw_numbers(&trained);
    ck_assert(program_compile(&trained.step, 2 * trained.layers,
        product_same_bits(), &trained.a, &p, NULL) == OK);
    for (int step = 0; step < 3; step++)
        step_both(&trained, &p);
}
END_TEST

START_TEST(layers_are_fused)
{
    static const int sizes[] = { 20, 10, 7, 3 };
    Arena a = arena_over(block, sizeof block);
    Term loss, step;
    Program p;
    term_begin(&a, "perceptron", &loss);
    perceptron(3, sizes, 5, &loss);
    term_begin(&a, "step", &step);
    term_descent(&loss, 6, 0.5, &step);
    ck_assert(program_compile(&step, 6, product_same_bits(), &a, &p, NULL)
              == OK);
    ck_assert_int_eq(count_finishes(&p, FINISH_RELU), 2);
    ck_assert_int_eq(count_finishes(&p, FINISH_BIAS), 1);
    ck_assert_int_eq(count_finishes(&p, FINISH_MASK), 2);
    ck_assert_int_eq(count_finishes(&p, FINISH_STEP), 3);
    ck_assert_int_eq(count_finishes(&p, FINISH_SET), 0);
    ck_assert(p.planned < p.apart);
}
END_TEST

START_TEST(a_chain_needs_two_places)
{
    Arena a = arena_over(block, sizeof block);
    Term t;
    Program p;
    term_begin(&a, "chain", &t);
    int wire = term_input(&t, DIMS(16));
    for (int i = 0; i <= _i; i++)
        wire = APPLY(&t, TANH, wire);
    term_output(&t, wire);
    ck_assert(program_compile(&t, 0, product_plain, &a, &p, NULL) == OK);
    ck_assert_uint_eq(p.planned, _i > 0 ? 32 : 16);
    ck_assert_uint_eq(p.apart, 16 * (unsigned)(_i + 1));
}
END_TEST

/* One input w (3x3), one r (3x2); a step of w by r r', and a masked product
 * whose mask is computed after the step, when it runs. */
static void late_reader(Term *t)
{
    const Attributes half = { .value = -0.5 };
    const int w = term_input(t, DIMS(3, 3)), r = term_input(t, DIMS(3, 2));
    const int back = APPLY(t, MATMUL_TN, w, r);
    const int next = APPLY(t, ADD, w, APPLY_WITH(t, SCALE, &half,
        APPLY(t, MATMUL_NT, r, r)));
    const int late = APPLY(t, MASK, APPLY(t, TANH, r), back);
    term_output(t, next), term_output(t, late);
}

/* w and v; v is stepped by w w', after w was replaced; in either order */
static void stale(Term *t, int first)
{
    const Attributes half = { .value = -0.5 };
    const int w = term_input(t, DIMS(3, 3)), v = term_input(t, DIMS(3, 3));
    int square[2];
    for (int i = 0; i < 2; i++) {
        const int x = i == first ? w : v;
        square[i == first] = APPLY(t, MATMUL_NT, x, x);
    }
    const int w1 = APPLY(t, ADD, w, APPLY_WITH(t, SCALE, &half, square[0]));
    const int v1 = APPLY(t, ADD, v, APPLY_WITH(t, SCALE, &half, square[1]));
    term_output(t, w1), term_output(t, v1);
}
static void stale_first(Term *t) { stale(t, 0); }
static void stale_second(Term *t) { stale(t, 1); }

static void own_factor(Term *t)
{
    const Attributes half = { .value = -0.5 };
    const int w = term_input(t, DIMS(3, 3)), r = term_input(t, DIMS(3, 3));
    term_output(t, APPLY(t, ADD, w, APPLY_WITH(t, SCALE, &half,
        APPLY(t, MATMUL, w, r))));
}

static void other_base(Term *t)
{
    const Attributes half = { .value = -0.5 };
    term_input(t, DIMS(3, 3));
    const int r = term_input(t, DIMS(3, 3));
    term_output(t, APPLY(t, ADD, r, APPLY_WITH(t, SCALE, &half,
        APPLY(t, MATMUL, r, r))));
}

static void old_and_new(Term *t)
{
    const Attributes half = { .value = -0.5 };
    const int w = term_input(t, DIMS(3, 3)), r = term_input(t, DIMS(3, 3));
    const int s = APPLY(t, MATMUL, r, r);
    term_output(t, APPLY(t, ADD, APPLY_WITH(t, SCALE, &half, s), w));
    term_output(t, s);
    term_output(t, APPLY(t, MATMUL, w, r));
}

static void read_twice(Term *t)
{
    const int w = term_input(t, DIMS(3, 3)), r = term_input(t, DIMS(3, 3));
    const int b = APPLY(t, BIAS, APPLY(t, TOTAL, r), APPLY(t, MATMUL, w, r));
    term_output(t, APPLY(t, ADD, w, APPLY(t, RELU, b)));
    term_output(t, b);
}

static void late(Term *t, int which)
{
    const int w = term_input(t, DIMS(3, 3)), r = term_input(t, DIMS(3, 3));
    const int early = APPLY(t, TOTAL, w), z = APPLY(t, NORMALISE, r);
    const int after = APPLY(t, TOTAL, APPLY(t, TANH, w));
    const int gain = which == 0 ? after : early;
    const int bias = which == 1 ? after : early;
    term_output(t, APPLY(t, BIAS, bias, APPLY(t, GAIN, gain, z)));
}
static void late_gain(Term *t) { late(t, 0); }
static void late_bias(Term *t) { late(t, 1); }
static void none_late(Term *t) { late(t, 2); }

static void totals_before(Term *t)
{
    const int w = term_input(t, DIMS(3, 3)), r = term_input(t, DIMS(3, 3));
    term_output(t, APPLY(t, TOTAL, r));
    term_output(t, APPLY(t, MATMUL_NT, APPLY(t, TANH, w), r));
}

static void totals_around(Term *t)
{
    const int w = term_input(t, DIMS(3, 3)), r = term_input(t, DIMS(3, 3));
    term_output(t, APPLY(t, TOTAL, r));
    term_output(t, APPLY(t, MATMUL_NT, w, r));
    term_output(t, APPLY(t, TOTAL, r));
}

static void totals_after(Term *t)
{
    const int w = term_input(t, DIMS(3, 3)), r = term_input(t, DIMS(3, 3));
    term_output(t, APPLY(t, MATMUL_NT, w, r));
    term_output(t, APPLY(t, TOTAL, r));
    term_output(t, APPLY(t, TANH, APPLY(t, TOTAL, r)));
}

/* p is a part twice, of two wholes, and an output; an input is a part */
static void parts(Term *t)
{
    const int w = term_input(t, DIMS(3, 3)), r = term_input(t, DIMS(3, 3));
    const int p = APPLY(t, RELU, r), q = APPLY(t, TANH, w);
    const int once = APPLY(t, CONCATENATE, p, q);
    const int twice = APPLY(t, CONCATENATE, p, p);
    const int given = APPLY(t, CONCATENATE, w, APPLY(t, EXP, r));
    term_output(t, APPLY(t, ADD, once, twice));
    term_output(t, p), term_output(t, given);
}

/* The new w is part of something, so it has a place of its own. */
static void stepped_part(Term *t)
{
    const Attributes half = { .value = -0.5 };
    const int w = term_input(t, DIMS(3, 3)), r = term_input(t, DIMS(3, 3));
    const int next = APPLY(t, ADD, w, APPLY_WITH(t, SCALE, &half,
        APPLY(t, MATMUL, r, r)));
    term_output(t, next);
    term_output(t, APPLY(t, CONCATENATE, APPLY(t, RELU, r), next));
}

/* What was split and reshaped is read long after its base was written. */
static void late_view(Term *t)
{
    const Attributes two = { .dims = DIMS(2) }, flat = { .dims = DIMS(3) };
    const int w = term_input(t, DIMS(3, 3)), r = term_input(t, DIMS(3, 3));
    const int low = APPLY_WITH(t, SPLIT, &two, APPLY(t, TANH, r));
    const int row = APPLY_WITH(t, RESHAPE, &flat, low + 1);
    const int of_input = APPLY_WITH(t, SPLIT, &two, w);
    int x = APPLY(t, EXP, r);
    for (int i = 0; i < 4; i++)
        x = APPLY(t, SIGMOID, x);
    term_output(t, APPLY(t, BIAS, row, x));
    term_output(t, APPLY(t, MULTIPLY, low, of_input));
}

/* Split, then concatenated: a view of a view of a view. */
static void nested_view(Term *t)
{
    const Attributes one = { .dims = DIMS(1) };
    const int w = term_input(t, DIMS(3, 3)), r = term_input(t, DIMS(3, 3));
    const int p = APPLY(t, TANH, r);
    const int inner = APPLY(t, CONCATENATE, APPLY(t, EXP, w), p);
    const int outer = APPLY(t, CONCATENATE, APPLY(t, RELU, w), inner);
    const int low = APPLY_WITH(t, SPLIT, &one, APPLY(t, EXP, p));
    term_output(t, outer), term_output(t, low), term_output(t, low + 1);
}

static void try_by_hand(void (*build)(Term *), int state, Arena *a)
{
    Term t;
    Program p;
    float x[2][9], *in[] = { x[0], x[1] };
    real *out[3];
    for (int i = 0; i < 18; i++)
        x[i / 9][i % 9] = (float)draw_real(&source);
    term_begin(a, "by hand", &t);
    build(&t);
    ck_assert_msg(t.status == OK, "%s", t.why.text);
    ck_assert(evaluate(&t, AS_INPUTS(in), a, out, NULL) == OK);
    ck_assert(program_compile(&t, state, product_same_bits(), a, &p, NULL)
              == OK);
    ck_assert(program_run(&p, in, NULL) == OK);
    agreement.agree = 1;
    agreement.near = 0;
    same_outputs(&t, &p, out);
    ck_assert(agreement.agree);
}

START_TEST(a_step_waits_for_all_readers)
{
    Arena a = arena_over(block, sizeof block);
    source_seed(&source, (uint64_t)_i);
    try_by_hand(late_reader, 1, &a);
    try_by_hand(stale_first, 2, &a);
    try_by_hand(stale_second, 2, &a);
    try_by_hand(own_factor, 1, &a);
    try_by_hand(other_base, 1, &a);
    try_by_hand(old_and_new, 1, &a);
    try_by_hand(read_twice, 1, &a);
}
END_TEST

START_TEST(views_and_late_gains_change_no_bit)
{
    Arena a = arena_over(block, sizeof block);
    source_seed(&source, (uint64_t)_i);
    try_by_hand(parts, 0, &a);
    try_by_hand(stepped_part, 1, &a);
    try_by_hand(late_view, 0, &a);
    try_by_hand(nested_view, 0, &a);
    try_by_hand(late_gain, 0, &a), try_by_hand(late_bias, 0, &a);
    try_by_hand(none_late, 0, &a), try_by_hand(totals_before, 0, &a);
    try_by_hand(totals_around, 0, &a), try_by_hand(totals_after, 0, &a);
}
END_TEST

START_TEST(a_long_sum_is_not_fused_with_its_step)
{
    static float w[1], r[PRODUCT_DEEP + 1];
    const Attributes half = { .value = -0.5 };
    float *in[] = { w, r };
    Arena a = arena_over(block, sizeof block);
    Term t;
    Program p;
    term_begin(&a, "long", &t);
    const int x = term_input(&t, DIMS(1, 1));
    const int y = term_input(&t, DIMS(1, PRODUCT_DEEP + _i));
    term_output(&t, APPLY(&t, ADD, x, APPLY_WITH(&t, SCALE, &half,
        APPLY(&t, MATMUL_NT, y, y))));
    w[0] = 0, r[0] = 3, r[PRODUCT_DEEP - 1] = 4;
    ck_assert(program_compile(&t, 1, product_plain, &a, &p, NULL) == OK);
    ck_assert_int_eq(count_finishes(&p, FINISH_STEP), 1 - _i);
    ck_assert(program_run(&p, in, NULL) == OK && w[0] == -12.5F);
}
END_TEST

/* e of the next layer; x is its size at most, and becomes that of the next */
static void carry(const float *w, const float *b, int m, int k, double *x,
                  double *e)
{
    double y[40], f[40];
    const double ku = (k + 2) * ldexp(1, -24), gamma = 2 * ku / (1 - ku);
    for (int i = 0; i < m; i++) {
        double size = fabs((double)b[i]);
        f[i] = 0;
        for (int q = 0; q < k; q++) {
            size += fabs((double)w[i * k + q]) * (x[q] + e[q]);
            f[i] += fabs((double)w[i * k + q]) * e[q];
        }
        f[i] += gamma * size;
        y[i] = size;
    }
    memcpy(x, y, (size_t)m * sizeof *x);
    memcpy(e, f, (size_t)m * sizeof *e);
}

static void within_bound(const Trained *n, const Program *fast, real *out[],
                         int column)
{
    double x[40], e[40] = { 0 };
    const int classes = n->sizes[n->layers];
    for (int i = 0; i < n->sizes[0]; i++)
        x[i] = fabs((double)n->in[2 * n->layers][i * n->batch + column]);
    for (int l = 0; l < n->layers; l++)
        carry(n->in[2 * l], n->in[2 * l + 1], n->sizes[l + 1], n->sizes[l],
              x, e);
    for (int i = 0; i < classes; i++) {
        const int at = i * n->batch + column;
        const double gap = fabs((double)program_output(fast, 0)[at]
                                - (double)out[0][at]);
        ck_assert_msg(gap <= e[i], "%g apart, allowed %g", gap, e[i]);
    }
}

START_TEST(fast_scores_are_within_the_bound)
{
    Program fast;
    real *out[1];
    float *in[STATE_MAX];
    source_seed(&source, (uint64_t)_i);
    draw_perceptron(&trained, 40);
    draw_numbers(&trained);
    const int state = 2 * trained.layers;
    Term scores = trained.loss;         /* without the loss */
    scores.output.at++;
    scores.output.count = 1;
    for (int i = 0; i < state + 2; i++)
        in[i] = trained.in[i < 2 ? state + i : i - 2];
    ck_assert(evaluate(&scores, AS_INPUTS(in), &trained.a, out, NULL) == OK);
    ck_assert(program_compile(&scores, 0, product_fastest(), &trained.a,
                              &fast, NULL) == OK);
    ck_assert(program_run(&fast, in, NULL) == OK);
    for (int j = 0; j < trained.batch; j++)
        within_bound(&trained, &fast, out, j);
}
END_TEST

START_TEST(fast_steps_are_near)
{
    Program same, fast;
    source_seed(&source, (uint64_t)_i);
    draw_perceptron(&trained, 40);
    draw_numbers(&trained);
    const Term *t = &trained.step;
    const int state = 2 * trained.layers;
    ck_assert(program_compile(t, state, product_same_bits(), &trained.a,
                              &same, NULL) == OK);
    ck_assert(program_compile(t, state, product_fastest(), &trained.a,
                              &fast, NULL) == OK);
    ck_assert(program_run(&same, trained.in, NULL) == OK);
    ck_assert(program_run(&fast, trained.twin, NULL) == OK);
    for (int i = 0; i < state; i++)
        for (int k = 0; k < dims_count(term_in(t, i)); k++)
            ck_assert_float_eq_tol(trained.in[i][k], trained.twin[i][k],
                                   1e-3F);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { compiled_terms_have_the_evaluators_bits, 20 },
        { compiled_gradients_have_the_evaluators_bits, 20 },
        { fast_terms_are_near, 20 },
        { training_in_place_has_the_evaluators_bits, 50 },
        { layers_are_fused, 1 },
        { a_chain_needs_two_places, 5 },
        { a_long_sum_is_not_fused_with_its_step, 2 },
        { a_step_waits_for_all_readers, 20 },
        { views_and_late_gains_change_no_bit, 20 },
        { fast_scores_are_within_the_bound, 50 },
        { fast_steps_are_near, 50 },
    };
    return run_tests("program", ROWS(tests), tests);
}
