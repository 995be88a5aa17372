/* check_reverse.c - R on terms: adjoint, closed under itself, a functor. */
#include "normal.h"
#include "term_lens.h"
#include "testing.h"
#include "trial.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { TERMS = 500, OPERATIONS = 24 };
#define TOLERANCE 1e-10
#define LAW_TOLERANCE 1e-9
static Source source;
static _Alignas(max_align_t) unsigned char block[1 << 26];

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

/* A list of arrays, by the types at one end of a term. */
typedef real **Vectors;

static Vectors vectors(Gap *g, int n)
{
    Vectors x = arena_take(&g->a, (size_t)n + 1, sizeof *x);
    ck_assert_ptr_nonnull(x);
    return x;
}

static Vectors value(Gap *g, const Term *f, int n, const Vectors x, int m,
                     const Vectors y)
{
    Vectors in = vectors(g, n + m), out = vectors(g, f->output.count);
    ck_assert_msg(f->status == OK, "%s", f->why.text);
    ck_assert_int_eq(n + m, f->input.count);
    for (int i = 0; i < n + m; i++)
        in[i] = i < n ? x[i] : y[i - n];
    ck_assert(evaluate(f, AS_INPUTS(in), &g->a, out, NULL) == OK);
    return out;
}

static Term reversed(Gap *g, const Term *f)
{
    Term r;
    term_begin(&g->a, "R", &r);
    term_reverse(f, &r);
    return r;
}

/* s x + y, by the types that dims gives */
typedef Dims End(const Term *f, int i);
static Vectors combined(Gap *g, const Term *f, End *end, int n, double s,
                        const Vectors x, const Vectors y)
{
    Vectors z = vectors(g, n);
    for (int i = 0; i < n; i++) {
        const int count = dims_count(end(f, i));
        z[i] = arena_take(&g->a, (size_t)count, sizeof *z[i]);
        ck_assert_ptr_nonnull(z[i]);
        for (int k = 0; k < count; k++)
            z[i][k] = (real)(s * (double)x[i][k] + (y ? (double)y[i][k] : 0));
    }
    return z;
}

static void law(const char *name, const Term *f, End *end, int n,
                const Vectors x, const Vectors y)
{
    double off = 0, size = 1;
    for (int i = 0; i < n; i++)
        for (int k = 0; k < dims_count(end(f, i)); k++) {
            off += fabs((double)x[i][k] - (double)y[i][k]);
            size += fabs((double)x[i][k]) + fabs((double)y[i][k]);
        }
    ck_assert_msg(off <= LAW_TOLERANCE * size, "%s: off by %g of %g", name,
                  off, size);
}

/* A -> B x B: f, and f at half of what is no label. */
static void two_of(const RandomTerm *r, int added, Term *h)
{
    const Term *f = &r->t;
    const Attributes half = { .value = 0.5 };
    int in[RANDOM_WIRES], halved[RANDOM_WIRES];
    int y[TRIAL_ENDS], z[TRIAL_ENDS];
    for (int i = 0; i < f->input.count; i++)
        in[i] = term_input(h, term_in(f, i));
    for (int i = 0; i < f->input.count; i++)
        halved[i] = r->range[f->input.at[i]].below ? in[i]
            : term_apply(h, SCALE, &half, 1, &in[i]);
    term_append(h, f, in, y);
    term_append(h, f, halved, z);
    for (int i = 0; i < f->output.count; i++)
        term_output(h, added ? APPLY(h, ADD, y[i], z[i]) : y[i]);
    for (int i = 0; i < f->output.count && !added; i++)
        term_output(h, z[i]);
}

/* Only f of half of its argument. */
static Term halved_of(Gap *g, const RandomTerm *r)
{
    Term h;
    term_begin(&g->a, "half", &h);
    two_of(r, 0, &h);
    h.output.at += r->t.output.count;
    h.output.count -= r->t.output.count;
    return h;
}

static void sums_and_pairs(Gap *g)      /* RD.1, RD.4 */
{
    const RandomTerm *t = &g->trial.r;
    const Term *f = &t->t, half = halved_of(g, t);
    const int n = f->input.count, m = f->output.count;
    const Vectors a = g->trial.at, b = g->trial.back;
    Vectors bb = vectors(g, 2 * m), x, y;
    Term sum, pair;
    term_begin(&g->a, "sum", &sum), term_begin(&g->a, "pair", &pair);
    two_of(t, 1, &sum), two_of(t, 0, &pair);
    for (int i = 0; i < m; i++)
        bb[i] = bb[m + i] = b[i];
    const Term r = reversed(g, f), rh = reversed(g, &half);
    const Term rs = reversed(g, &sum), rp = reversed(g, &pair);
    x = value(g, &r, n, a, m, b), y = value(g, &rh, n, a, m, b);
    const Vectors both = combined(g, f, term_in, n, 1, x, y);
    law("RD.1", f, term_in, n, value(g, &rs, n, a, m, b), both);
    law("RD.4", f, term_in, n, value(g, &rp, n, a, 2 * m, bb), both);
}

static void linear_in_the_covector(Gap *g)      /* RD.2 */
{
    const Term *f = &g->trial.r.t, r = reversed(g, f);
    const int n = f->input.count, m = f->output.count;
    const Vectors a = g->trial.at, b = g->trial.back;
    const Vectors c = combined(g, f, term_out, m, -0.75, b, NULL);
    for (int i = 0; i < m; i++)
        c[i][0] += 1;
    const Vectors none = combined(g, f, term_out, m, 0, b, NULL);
    law("RD.2", f, term_in, n,
        value(g, &r, n, a, m, combined(g, f, term_out, m, 1, b, c)),
        combined(g, f, term_in, n, 1, value(g, &r, n, a, m, b),
                 value(g, &r, n, a, m, c)));
    const Vectors nothing = value(g, &r, n, a, m, none);
    law("RD.2, at 0", f, term_in, n, nothing,
        combined(g, f, term_in, n, 0, a, NULL));
}

static void no_operations(Gap *g)       /* RD.3 */
{
    const Term *f = &g->trial.r.t;
    const int n = f->input.count;
    Dims d[2 * RANDOM_WIRES];
    int order[RANDOM_WIRES];
    Term same, second;
    for (int i = 0; i < n; i++)
        d[i] = d[n + i] = term_in(f, i), order[i] = i;
    term_begin(&g->a, "identity", &same);
    term_begin(&g->a, "second", &second);
    term_rewire(n, d, n, order, &same);
    for (int i = 0; i < n; i++)
        order[i] = n + i;
    term_rewire(2 * n, d, n, order, &second);
    const Term r = reversed(g, &same), p = reversed(g, &second);
    ck_assert_msg(terms_equal(&r, &second, &g->a), "RD.3: the identity");
    const Vectors a = vectors(g, 2 * n);
    for (int i = 0; i < n; i++)
        a[i] = a[n + i] = g->trial.at[i];
    const Vectors back = value(g, &p, 2 * n, a, n, g->trial.way);
    law("RD.3, in", f, term_in, n, back + n, g->trial.way);
    law("RD.3, out", f, term_in, n, back,
        combined(g, f, term_in, n, 0, a, NULL));
}

static void composites(Gap *g)          /* RD.5 */
{
    static RandomTerm f, then;
    Vectors a = vectors(g, RANDOM_WIRES), c = vectors(g, TRIAL_ENDS);
    Term h;
    trial_pair(&source, OPERATIONS / 2, &g->a, &f, &then);
    term_begin(&g->a, "f ; g", &h);
    term_compose(&f.t, &then.t, &h);
    trial_inputs(&source, &g->a, &f, a);
    const int n = h.input.count, m = h.output.count, k = f.t.output.count;
    for (int i = 0; i < m; i++) {
        const size_t count = (size_t)dims_count(term_out(&h, i));
        c[i] = arena_take(&g->a, count, sizeof *c[i]);
        ck_assert_ptr_nonnull(c[i]);
        for (size_t j = 0; j < count; j++)
            c[i][j] = draw_real(&source);
    }
    const Term rf = reversed(g, &f.t), rg = reversed(g, &then.t);
    const Term rh = reversed(g, &h);
    const Vectors b = value(g, &f.t, n, a, 0, a);
    law("RD.5", &h, term_in, n, value(g, &rh, n, a, m, c),
        value(g, &rf, n, a, k, value(g, &rg, k, b, m, c)));
}

/* The slope of f at x in a direction; the last m inputs after n. */
static Vectors slope(Gap *g, const Term *f, const Vectors x, const Vectors v)
{
    const int n = f->input.count, m = f->output.count;
    Dual **in = arena_take(&g->a, (size_t)n, sizeof *in), *out[TRIAL_ENDS];
    Vectors y = vectors(g, m);
    ck_assert_ptr_nonnull(in);
    for (int i = 0; i < n; i++) {
        const int count = dims_count(term_in(f, i));
        in[i] = arena_take(&g->a, (size_t)count, sizeof *in[i]);
        ck_assert_ptr_nonnull(in[i]);
        for (int k = 0; k < count; k++)
            in[i][k] = dual((double)x[i][k], (double)v[i][k]);
    }
    ck_assert(evaluate_dual(f, (const Dual *const *)in, &g->a, out, NULL)
              == OK);
    for (int i = 0; i < m; i++) {
        const int count = dims_count(term_out(f, i));
        y[i] = arena_take(&g->a, (size_t)count, sizeof *y[i]);
        ck_assert_ptr_nonnull(y[i]);
        for (int k = 0; k < count; k++)
            y[i][k] = (real)slope_of(out[i][k]);
    }
    return y;
}

static Vectors beside(Gap *g, int n, const Vectors x, int m, const Vectors y)
{
    Vectors z = vectors(g, n + m);
    for (int i = 0; i < n + m; i++)
        z[i] = i < n ? x[i] : y[i - n];
    return z;
}

static void slopes_of_the_reverse(Gap *g)       /* RD.6 */
{
    const Term *f = &g->trial.r.t, r = reversed(g, f);
    const int n = f->input.count, m = f->output.count;
    const Vectors a = g->trial.at, b = g->trial.back;
    const Vectors zero = combined(g, f, term_in, n, 0, a, NULL);
    Vectors c = combined(g, f, term_out, m, -2, b, NULL);
    for (int i = 0; i < m; i++)
        c[i][0] += 1;
    law("RD.6", f, term_in, n, slope(g, &r, beside(g, n, a, m, b),
        beside(g, n, zero, m, c)), value(g, &r, n, a, m, c));
}

/* D[f] : A x A -> B as a term, from R[R[f]] with a zero for b'. */
static Term forward_of(Gap *g, const Term *f)
{
    const Term r = reversed(g, f), rr = reversed(g, &r);
    const int n = f->input.count, m = f->output.count;
    int in[2 * RANDOM_WIRES + TRIAL_ENDS];
    int out[RANDOM_WIRES + TRIAL_ENDS];
    Term d;
    term_begin(&g->a, "D", &d);
    for (int i = 0; i < n; i++)
        in[i] = term_input(&d, term_in(f, i));
    for (int i = 0; i < n; i++)
        in[n + m + i] = term_input(&d, term_in(f, i));
    for (int i = 0; i < m; i++)
        in[n + i] = term_apply(&d, CONSTANT, &(Attributes){ .dims
            = term_out(f, i) }, 0, NULL);
    term_append(&d, &rr, in, out);
    for (int i = 0; i < m; i++)
        term_output(&d, out[n + i]);
    return d;
}

static void second_derivatives(Gap *g)  /* RD.7 */
{
    const Term *f = &g->trial.r.t, d = forward_of(g, f);
    const int n = f->input.count, m = f->output.count;
    const Vectors a = g->trial.at, b = g->trial.way;
    Vectors c = combined(g, f, term_in, n, -0.5, b, NULL);
    Vectors e = combined(g, f, term_in, n, 0.25, b, NULL);
    for (int i = 0; i < n; i++)
        for (int k = 0; k < dims_count(term_in(f, i)); k++)
            if (b[i][k] < 0 || b[i][k] > 0)
                c[i][k] += (real)(k % 3), e[i][k] += (real)(i % 2);
    law("RD.7", f, term_out, m,
        slope(g, &d, beside(g, n, a, n, b), beside(g, n, c, n, e)),
        slope(g, &d, beside(g, n, a, n, c), beside(g, n, b, n, e)));
}

START_TEST(the_seven_laws_hold_on_terms)
{
    static void (*const laws[])(Gap *) = { sums_and_pairs,
        linear_in_the_covector, no_operations, composites,
        slopes_of_the_reverse, second_derivatives };
    gap.a = arena_over(block, sizeof block);
    for (int k = 0; k < TERMS / 5; k++)
        for (int l = 0; l < ROWS(laws); l++) {
            source_seed(&source, (uint64_t)(_i * TERMS / 5 + k));
            trial_draw(&source, OPERATIONS, &gap.a, &gap.trial);
            laws[l](&gap);
        }
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { reverse_is_the_adjoint_of_forward, 20 },
        { forward_mode_is_reverse_mode_twice, 20 },
        { the_seven_laws_hold_on_terms, 20 },
    };
    return run_tests("reverse", ROWS(tests), tests);
}
