/* check_terms.c - terms form a category with copies; what is refused. */
#include "normal.h"
#include "testing.h"
#include "trial.h"
#include <limits.h>
#include <string.h>

enum { PAIRS = 500, SIZE = 12 };
static Source source;
static _Alignas(max_align_t) unsigned char block[1 << 22];

/* Two composable terms, and a third that has nothing to do with them. */
typedef struct Three { Arena a; RandomTerm f, g, k; } Three;
static Three three;

static void draw_three(uint64_t seed)
{
    three.a = arena_over(block, sizeof block);
    source_seed(&source, seed);
    trial_pair(&source, SIZE, &three.a, &three.f, &three.g);
    three.k = (RandomTerm){ .range = { { 0 } } };
    term_begin(&three.a, "k", &three.k.t);
    random_term(&source, SIZE, &three.k);
}

static Term begun(const char *name)
{
    Term t;
    term_begin(&three.a, name, &t);
    return t;
}

/* The identity on the inputs of f, or on its outputs; or a copy of them. */
static Term wires_of(const Term *f, int outputs, int times)
{
    Term t = begun("wires");
    const int n = outputs ? f->output.count : f->input.count;
    for (int i = 0; i < n; i++)
        term_input(&t, outputs ? term_out(f, i) : term_in(f, i));
    for (int i = 0; i < times * n; i++)
        term_output(&t, t.input.at[i % n]);
    return t;
}

static Term then(const Term *f, const Term *g)
{
    Term h = begun("composite");
    term_compose(f, g, &h);
    ck_assert_msg(h.status == OK, "%s", h.why.text);
    return h;
}

static Term beside(const Term *f, const Term *g)
{
    Term h = begun("product");
    term_tensor(f, g, &h);
    ck_assert_msg(h.status == OK, "%s", h.why.text);
    return h;
}

static int equal(const Term *f, const Term *g)
{
    return terms_equal(f, g, &three.a);
}

START_TEST(identities_are_neutral)
{
    for (int k = 0; k < PAIRS; k++) {
        draw_three((uint64_t)(_i * PAIRS + k));
        const Term *f = &three.f.t;
        const Term before = wires_of(f, 0, 1);
        const Term after = wires_of(f, 1, 1);
        const Term left = then(&before, f), right = then(f, &after);
        ck_assert(equal(&left, f) && equal(&right, f));
    }
}
END_TEST

START_TEST(composition_is_associative)
{
    for (int k = 0; k < PAIRS; k++) {
        draw_three((uint64_t)(_i * PAIRS + k));
        const Term *f = &three.f.t, *g = &three.g.t;
        const Term last = wires_of(g, 1, 1);
        Term h = begun("h");
        for (int i = 0; i < last.input.count; i++)
            term_output(&h, APPLY(&h, RELU, term_input(&h,
                term_in(&last, i))));
        const Term fg = then(f, g), gh = then(g, &h);
        const Term left = then(&fg, &h), right = then(f, &gh);
        ck_assert(equal(&left, &right));
        ck_assert(left.operation.count == 0 || !equal(&left, f));
    }
}
END_TEST

START_TEST(copy_is_not_natural_and_deletion_is)
{
    for (int i = 0; i < PAIRS; i++) {
        draw_three((uint64_t)(_i * PAIRS + i));
        const Term *f = &three.f.t;
        Term normal = begun("normal");
        const Term copy_in = wires_of(f, 0, 2), copy_out = wires_of(f, 1, 2);
        const Term ff = beside(f, f), once = then(f, &copy_out);
        const Term twice = then(&copy_in, &ff);
        term_normal(f, &normal);
        ck_assert_int_eq(equal(&once, &twice), normal.operation.count == 0);
        ck_assert_int_eq(twice.operation.count, 2 * f->operation.count);
        const Term none = wires_of(f, 1, 0), nothing = wires_of(f, 0, 0);
        const Term deleted = then(f, &none);
        ck_assert(equal(&deleted, &nothing));
        ck_assert_int_eq(deleted.operation.count, f->operation.count);
    }
}
END_TEST

/* The wires where an operation of f finds its inputs; are all there? */
static int inputs_there(const Term *f, const Operation *o, const int to[],
                        int in[])
{
    int there = 1;
    for (int k = 0; k < signature[o->generator].inputs; k++) {
        in[k] = to[operation_input(f, o, k)];
        there &= in[k] != NONE;
    }
    return there;
}

/* The operations of f in a random order that respects their inputs. */
static void reordered(const Term *f, Term *h)
{
    int to[2 * RANDOM_WIRES], done[2 * RANDOM_WIRES] = { 0 }, left;
    for (int w = 0; w < f->wire.count; w++)
        to[w] = NONE;
    for (int i = 0; i < f->input.count; i++)
        to[f->input.at[i]] = term_input(h, term_in(f, i));
    for (left = f->operation.count; left > 0; ) {
        const int i = draw_below(&source, f->operation.count);
        const Operation *o = &f->operation.at[i];
        const Row *row = &signature[o->generator];
        int in[IN_MAX] = { 0 };
        if (done[i] || !inputs_there(f, o, to, in))
            continue;
        const int out = term_apply(h, o->generator, &o->with, row->inputs, in);
        for (int k = 0; k < row->outputs; k++)
            to[o->out + k] = out + k;
        done[i] = 1;
        left--;
    }
    for (int i = 0; i < f->output.count; i++)
        term_output(h, to[f->output.at[i]]);
}

START_TEST(the_order_of_independent_operations_is_forgotten)
{
    int moved = 0;
    for (int i = 0; i < PAIRS; i++) {
        draw_three((uint64_t)(_i * PAIRS + i));
        const Term *f = &three.f.t;
        Term h = begun("reordered");
        reordered(f, &h);
        ck_assert(equal(f, &h));
        for (int k = 0; k < f->operation.count; k++)
            moved += f->operation.at[k].generator
                != h.operation.at[k].generator;
    }
    ck_assert_int_gt(moved, PAIRS);
}
END_TEST

START_TEST(a_change_of_one_number_is_seen)
{
    for (int i = 0; i < PAIRS; i++) {
        draw_three((uint64_t)(_i * PAIRS + i));
        Term f = begun("f"), g = begun("g");
        term_normal(&three.f.t, &f);
        term_normal(&three.f.t, &g);
        ck_assert(normals_equal(&f, &g));
        if (g.operation.count == 0)
            continue;
        Operation *o = &g.operation.at[draw_below(&source,
            g.operation.count)], kept = *o;
        o->with.value += 1;
        ck_assert(!normals_equal(&f, &g));
        *o = kept, o->with.dims.at[0]++;
        ck_assert(!normals_equal(&f, &g));
        *o = kept, o->generator = o->generator == RELU ? GELU : RELU;
        ck_assert(!normals_equal(&f, &g));
        *o = kept, g.output.at[0]++;
        ck_assert(!normals_equal(&f, &g));
    }
}
END_TEST

/* A term of one operation on inputs of two shapes. */
static Term single(enum generator g, Dims a, Dims b, Dims with)
{
    Term t = begun("single");
    const int x = term_input(&t, a), y = term_input(&t, b);
    if (t.status == OK)
        term_output(&t, term_apply(&t, g, &(Attributes){ .dims = with },
            signature[g].inputs, (const int[]){ x, y, y, y }));
    return t;
}

#define D(...) { sizeof (int[]){ __VA_ARGS__ } / sizeof (int), \
    { __VA_ARGS__ } }
#define SCALAR { 0, { 0 } }
#define LIMITS "sizes from 1, and at most 2147483647 numbers"
#define ATTENDS "q C x S Q, k and v C x S K, and H x Q x K where H divides C," \
    " with 0, or 1 (causal) and Q <= K"
typedef struct Wrong {
    enum generator g;
    Dims a, b, with;
    const char *expected;
} Wrong;

static const Wrong wrong[] = {
    { MATMUL, D(128, 784), D(28, 28), SCALAR, "cannot apply matmul to "
      "128x784, 28x28: expected m x k, k x n" },
    { BIAS, D(5), SCALAR, SCALAR, "cannot apply bias to 5, number: expected "
      "m, m x n" },
    { SPLIT, D(4, 2), D(1), D(INT_MIN), "cannot apply split to 4x2 and "
      "-2147483648: expected m x n, and from 1 to m - 1" },
    { GATHER, D(7), D(5), SCALAR, "cannot apply gather to 7, 5: expected ids"
      " n (rank 0 to 3), and a table v x d" },
    { MAP, D(7), D(5), D(MATMUL), "cannot apply map to 7: expected any shape"
      ", and up to four functions of a number" },
    { BROADCAST, D(65536, 64), D(1), D(65536), "cannot apply broadcast to "
      "65536x64 and 65536: expected " LIMITS },
    { ATTEND, D(6, 8), D(6, 8), D(4, 8, 8), "cannot apply attend to 6x8, 6x8,"
      " 6x8 and 4x8x8: expected " ATTENDS },
    { ATTEND, D(6, 8), D(6, 9), D(2, 3, 4), "cannot apply attend to 6x8, 6x9,"
      " 6x9 and 2x3x4: expected " ATTENDS },
    { RELU, D(0, 3), D(1), SCALAR, "single: input 0x3: expected " LIMITS },
    { RELU, D(65536, 65536), D(1), SCALAR, "single: input 65536x65536: "
      "expected " LIMITS },
};

static void assert_refused(const Wrong *w)
{
    three.a = arena_over(block, sizeof block);
    const Term t = single(w->g, w->a, w->b, w->with);
    ck_assert_int_eq(t.status, OUT_OF_RANGE);
    ck_assert_str_eq(t.why.text, w->expected);
    ck_assert_int_eq(t.output.count, 0);
}

START_TEST(what_does_not_fit_is_refused) { assert_refused(&wrong[_i]); }
END_TEST

START_TEST(a_causal_query_without_a_key_is_refused)
{
    const Attributes with = { DIMS(2, 4, 2), 1 };
    three.a = arena_over(block, sizeof block);
    Term t = begun("t");
    const int q = term_input(&t, DIMS(6, 8)), k = term_input(&t, DIMS(6, 4));
    ck_assert_int_eq(APPLY_WITH(&t, ATTEND, &with, q, k, k), NONE);
    ck_assert_str_eq(t.why.text, "cannot apply attend to 6x8, 6x4, 6x4 and "
        "2x4x2, 1: expected " ATTENDS);
}
END_TEST

START_TEST(composites_name_both_terms_and_both_types)
{
    three.a = arena_over(block, sizeof block);
    const Dims five = DIMS(5), image = DIMS(3, 4);
    const int order[] = { 0, 0 };
    Term readout = begun("readout"), embed = begun("embed");
    Term h = begun("h"), both = begun("both"), next = begun("next");
    term_rewire(1, &five, 1, order, &readout);
    term_rewire(1, &image, 2, order, &embed);
    term_compose(&readout, &embed, &h);
    ck_assert_int_eq(h.status, OUT_OF_RANGE);
    ck_assert_str_eq(h.why.text, "cannot compose readout ; embed: readout "
        "gives 5, embed takes 3x4");
    term_compose(&embed, &readout, &both);
    ck_assert_str_eq(both.why.text, "cannot compose embed ; readout: embed "
        "gives 3x4, 3x4, readout takes 5");
    term_tensor(&h, &readout, &next);   /* the first refusal is kept */
    ck_assert_str_eq(next.why.text, h.why.text);
    ck_assert(term_input(&next, five) == NONE
        && APPLY(&next, RELU, NONE) == NONE);
}
END_TEST

START_TEST(every_shortage_is_a_refusal)
{
    size_t size = 0;
    int refused = 0;
    enum status s;
    do {
        Term f, g, h;
        three.a = arena_over(block, size);
        term_begin(&three.a, "f", &f);
        term_output(&f, APPLY(&f, RELU, term_input(&f, DIMS(2))));
        term_begin(&three.a, "g", &g);
        for (int i = 0; i < 20; i++)
            term_output(&g, APPLY(&g, RELU, i > 0 ? g.wire.count - 1
                                  : term_input(&g, DIMS(2))));
        term_begin(&three.a, "h", &h);
        term_compose(&f, &g, &h);
        s = h.status;
        refused += s == TOO_LONG;
        ck_assert(s == OK || (s == TOO_LONG && three.a.exhausted
            && strstr(h.why.text, "expected room") != NULL));
        size += 8;
    } while (s != OK && size < sizeof block);
    ck_assert(s == OK && refused > 100);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { identities_are_neutral, 4 },
        { composition_is_associative, 4 },
        { copy_is_not_natural_and_deletion_is, 4 },
        { the_order_of_independent_operations_is_forgotten, 4 },
        { a_change_of_one_number_is_seen, 4 },
        { a_causal_query_without_a_key_is_refused, 1 },
        { what_does_not_fit_is_refused, ROWS(wrong) },
        { composites_name_both_terms_and_both_types, 1 },
        { every_shortage_is_a_refusal, 1 },
    };
    return run_tests("terms", ROWS(tests), tests);
}
