/* check_rewrites.c - the same values, and no more work. */
#include "columns.h"
#include "normal.h"
#include "rewrites.h"
#include "term_lens.h"
#include "testing.h"
#include "trial.h"
#include <math.h>
#include <string.h>

enum { TERMS = 1000, SIZE = 24 };
static Source source;
static _Alignas(max_align_t) unsigned char block[1 << 23];
static Arena arena;
static Trial trial;

typedef void Rewrite(const Term *f, Term *h);
static const struct {
    Rewrite *rewrite;
    int exact, changed;                 /* at least in so many of TERMS */
} rewrites[] = {
    { term_sweep, 1, 400 }, { term_share, 1, 100 }, { term_fuse, 1, 50 },
    { term_stack, 1, 1 }, { term_reassociate, 0, 0 },
};
static real *at[RANDOM_WIRES + TRIAL_ENDS];     /* the inputs */
static real *value[RANDOM_WIRES + TRIAL_ENDS];  /* of a term there */

static void values_of(const Term *f, real *y[])
{
    ck_assert(evaluate(f, AS_INPUTS(at), &arena, y, NULL) == OK);
}

/* The largest difference of the outputs a of a term and those of another. */
static double values_differ(const Term *f, real *const a[], const Term *h)
{
    real *b[RANDOM_WIRES + TRIAL_ENDS];
    double gap = 0;
    values_of(h, b);
    ck_assert_int_eq(f->output.count, h->output.count);
    for (int o = 0; o < f->output.count; o++) {
        const int n = dims_count(term_out(f, o));
        ck_assert(dims_equal(term_out(f, o), term_out(h, o)));
        for (int i = 0; i < n; i++)
            if (memcmp(&a[o][i], &b[o][i], sizeof (real)) != 0)
                gap = fmax(gap, fabs((double)(a[o][i] - b[o][i])));
    }
    return gap;
}

/* A random term if k is even, else its gradient; its inputs are at. */
static void draw_term(int k, Term *f)
{
    source_seed(&source, (uint64_t)k);
    arena = arena_over(block, sizeof block);
    trial_draw(&source, SIZE, &arena, &trial);
    const int n = trial.r.t.input.count;
    for (int i = 0; i < n + trial.r.t.output.count; i++)
        at[i] = i < n ? trial.at[i] : trial.back[i - n];
    *f = trial.r.t;
    if (k % 2 == 0)
        return;
    term_begin(&arena, "gradient", f);
    term_gradient(&trial.r.t, f);
    ck_assert_msg(f->status == OK, "%s", f->why.text);
}

/* One rewrite of f, whose value is there: did it change anything? */
static int changed_by(int r, const Term *f, int seed)
{
    Term h;
    term_begin(&arena, "h", &h);
    rewrites[r].rewrite(f, &h);
    ck_assert_msg(h.status == OK, "%s", h.why.text);
    const Expense before = term_expense(f), after = term_expense(&h);
    ck_assert_msg(values_differ(f, value, &h) <= (rewrites[r].exact ? 0 : 1e-4),
                  "rewrite %d, seed %d", r, seed);
    ck_assert(after.flops <= before.flops && after.calls <= before.calls);
    return h.operation.count != f->operation.count
        || after.flops < before.flops;
}

START_TEST(a_rewrite_keeps_the_value_and_saves_work)
{
    int changed[ROWS(rewrites)] = { 0 };
    for (int k = _i * TERMS; k < (_i + 1) * TERMS; k++) {
        Term f;
        draw_term(k, &f);
        values_of(&f, value);
        const Arena drawn = arena;
        for (int r = 0; r < ROWS(rewrites); r++) {
            arena = drawn;
            changed[r] += changed_by(r, &f, k);
        }
    }
    for (int r = 0; r < ROWS(rewrites); r++)
        ck_assert_int_ge(changed[r], rewrites[r].changed);
}
END_TEST

static int random_input_wire(Term *t, Dims d)
{
    const int i = t->input.count, n = dims_count(d);
    at[i] = arena_take(&arena, (size_t)n, sizeof *at[i]);
    for (int k = 0; k < n; k++)
        at[i][k] = draw_real(&source);
    return term_input(t, d);
}

static void begin_random(uint64_t seed, Term *f, Term *h)
{
    source_seed(&source, seed);
    arena = arena_over(block, sizeof block);
    term_begin(&arena, "f", f);
    term_begin(&arena, "h", h);
}

START_TEST(projections_are_stacked)
{
    Term f, h;
    int products = 0;
    begin_random((uint64_t)_i, &f, &h);
    const int k = 1 + draw_below(&source, 6), n = 1 + draw_below(&source, 6);
    const int x = random_input_wire(&f, DIMS(k, n));
    const int count = 2 + draw_below(&source, 4);
    for (int i = 0; i < count; i++)
        term_output(&f, APPLY(&f, MATMUL, random_input_wire(&f,
            DIMS(1 + draw_below(&source, 5), k)), x));
    term_stack(&f, &h);
    ck_assert_msg(h.status == OK, "%s", h.why.text);
    for (int i = 0; i < h.operation.count; i++)
        products += h.operation.at[i].generator == MATMUL;
    ck_assert_int_eq(products, 1);
    ck_assert_int_eq(h.operation.count, 1 + 2 * (count - 1));
    values_of(&f, value);
    ck_assert(values_differ(&f, value, &h) == 0);
}
END_TEST

START_TEST(products_are_done_in_the_cheaper_order)
{
    Term f, h;
    begin_random((uint64_t)_i, &f, &h);
    int d[4];
    for (int i = 0; i < 4; i++)
        d[i] = 1 + draw_below(&source, 8);
    const int a = random_input_wire(&f, DIMS(d[0], d[1]));
    const int b = random_input_wire(&f, DIMS(d[1], d[2]));
    const int x = random_input_wire(&f, DIMS(d[2], d[3]));
    term_output(&f, _i % 2 == 0
        ? APPLY(&f, MATMUL, a, APPLY(&f, MATMUL, b, x))
        : APPLY(&f, MATMUL, APPLY(&f, MATMUL, a, b), x));
    const double right = 2.0 * d[1] * d[2] * d[3] + 2.0 * d[0] * d[1] * d[3];
    const double left = 2.0 * d[0] * d[1] * d[2] + 2.0 * d[0] * d[2] * d[3];
    term_reassociate(&f, &h);
    ck_assert(term_expense(&f).flops == (_i % 2 == 0 ? right : left));
    ck_assert(term_expense(&h).flops == fmin(left, right));
    values_of(&f, value);
    ck_assert(values_differ(&f, value, &h) < 1e-5);
}
END_TEST

START_TEST(sharing_makes_copies_natural)
{
    for (int k = 0; k < TERMS; k++) {
        Term f, both, once, shared;
        int in[RANDOM_WIRES + TRIAL_ENDS], out[2][RANDOM_WIRES + TRIAL_ENDS];
        draw_term(_i * TERMS + k, &f);
        term_begin(&arena, "both", &both);
        term_begin(&arena, "once", &once);
        term_begin(&arena, "shared", &shared);
        for (int i = 0; i < f.input.count; i++)
            in[i] = term_input(&both, term_in(&f, i));
        term_append(&both, &f, in, out[0]);
        term_append(&both, &f, in, out[1]);
        for (int i = 0; i < f.output.count; i++)
            term_output(&both, out[k % 2][i]);
        term_share(&both, &shared);
        term_share(&f, &once);
        ck_assert(terms_equal(&once, &shared, &arena));
        ck_assert_int_eq(shared.operation.count, once.operation.count);
    }
}
END_TEST

START_TEST(shortage_in_a_rewrite_is_a_refusal)
{
    for (size_t less = 0; less < 4096; less += 16) {
        Term f, h;
        begin_random(1, &f, &h);
        int x = random_input_wire(&f, DIMS(3));
        for (int i = 0; i < 6; i++)
            x = APPLY(&f, RELU, x);
        term_output(&f, x);
        arena.size = arena.used + less;
        rewrites[_i].rewrite(&f, &h);
        ck_assert(h.status == OK
            || (h.status == TOO_LONG && arena.exhausted));
        ck_assert(less > 0 || h.status == TOO_LONG);
        ck_assert(less < 4080 || h.status == OK);
    }
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { a_rewrite_keeps_the_value_and_saves_work, 10000 / TERMS },
        { projections_are_stacked, 100 },
        { products_are_done_in_the_cheaper_order, 100 },
        { sharing_makes_copies_natural, 2 },
        { shortage_in_a_rewrite_is_a_refusal, ROWS(rewrites) },
    };
    return run_tests("rewrites", ROWS(tests), tests);
}
