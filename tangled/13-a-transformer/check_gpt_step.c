/* check_gpt_step.c - brackets change memory and work, and no bit. */
#include "columns.h"
#include "evaluate.h"
#include "gpt_step.h"
#include "memory_plan.h"
#include "normal.h"
#include "rewrites.h"
#include "source.h"
#include "term_lens.h"
#include "testing.h"
#include <stdio.h>
#include <string.h>

enum { NUMBERS = 1 << 14, COLUMNS = 12, ENDS_MOST = 80 };
static const GptShape shape = { { 5, 2, 8, 6, 11 }, 2, 6 };
static _Alignas(max_align_t) unsigned char block[1 << 25];
static real parameters[NUMBERS], rows[3][COLUMNS];
static Source source;

/* Brackets that are tried: 1 segment, then every number of segments with
 * every number of values that may be kept. */
static int brackets(int i, Bracketing *b)
{
    for (int n = 1; n <= 5; n++)
        for (int kept = n > 1 ? 2 : 1; kept <= n; kept++)
            if (i-- == 0) {
                bracket_optimally(n, kept, b);
                return 1;
            }
    return 0;
}
enum { BRACKETS = 11 };

static Term step_of(const Bracketing *b, Arena *a)
{
    Term t;
    term_begin(a, "step", &t);
    gpt_step(&shape, b, &t);
    ck_assert_msg(t.status == OK, "%s", t.why.text);
    return t;
}

static void draw_inputs(int seed, const real *in[])
{
    gpt_initialise(&shape.config, (uint64_t)seed, parameters);
    source_seed(&source, ~(uint64_t)seed);
    for (int i = 0; i < COLUMNS; i++) {
        rows[0][i] = (real)draw_below(&source, 11);
        rows[1][i] = (real)(i % 6);
        rows[2][i] = (real)draw_below(&source, 11);
    }
    for (int i = 0; i < 3; i++)
        in[i] = rows[i];
    for (int i = 0; i < gpt_tensors(&shape.config); i++)
        in[3 + i] = parameters + gpt_tensor(&shape.config, i).at;
}

START_TEST(loss_and_gradient_have_the_same_bits)
{
    const Bracketing all = { .layers = 1 };
    const real *in[ENDS_MOST];
    real *one[ENDS_MOST], *other[ENDS_MOST];
    Arena a = arena_over(block, sizeof block);
    Bracketing b;
    ck_assert(brackets(_i, &b));
    const Term t = step_of(&all, &a), u = step_of(&b, &a);
    draw_inputs(_i, in);
    ck_assert(evaluate(&t, in, &a, one, NULL) == OK);
    ck_assert(evaluate(&u, in, &a, other, NULL) == OK);
    for (int i = 0; i < t.output.count; i++)
        ck_assert(memcmp(one[i], other[i], sizeof (real)
            * (size_t)dims_count(term_out(&t, i))) == 0);
}
END_TEST

/* What is done twice is done once again by sharing; then it is the term of
 * chapter 11's gradient, with the covector 1. */
static void plain_gradient(Arena *a, Term *t)
{
    Term loss, g;
    int in[ENDS_MOST], out[ENDS_MOST];
    term_begin(a, "loss", &loss);
    gpt_loss(&shape, &loss);
    loss.output.count = 1;
    term_begin(a, "gradient", &g);
    term_gradient(&loss, &g);
    for (int i = 0; i < loss.input.count; i++)
        in[i] = term_input(t, term_in(&loss, i));
    in[loss.input.count] = term_apply(t, CONSTANT,
        &(Attributes){ .value = 1 }, 0, NULL);
    term_append(t, &g, in, out);
    for (int i = 0; i < g.output.count; i++)
        if (i < 1 || i > 3)             /* not the gradients of ids */
            term_output(t, out[i]);
}

static int same_when_shared(const Term *t, const Term *u, Arena *a)
{
    Term one, other;
    term_begin(a, "one", &one);
    term_begin(a, "other", &other);
    term_share(t, &one);
    term_share(u, &other);
    const int same = terms_equal(&one, &other, a);
    ck_assert(!a->exhausted);
    return same;
}

START_TEST(shared_again_it_is_the_gradient)
{
    Arena a = arena_over(block, sizeof block);
    Bracketing b;
    Term plain;
    ck_assert(brackets(_i, &b));
    const Term t = step_of(&b, &a);
    term_begin(&a, "plain", &plain);
    plain_gradient(&a, &plain);
    ck_assert_msg(plain.status == OK, "%s", plain.why.text);
    ck_assert(same_when_shared(&t, &plain, &a));
    ck_assert(terms_equal(&t, &plain, &a) == (b.layers == 1));
}
END_TEST

static Expense swept_expense(const Term *t, Arena *a)
{
    Term swept;
    term_begin(a, "swept", &swept);
    term_sweep(t, &swept);
    return term_expense(&swept);
}

/* Blocks as segments: the blocks done again are chapter 8's evaluations. */
START_TEST(work_is_the_evaluations_of_chapter_eight)
{
    const int kept = 2 + _i;
    const GptShape one = { { 1, 2, 8, 6, 11 }, 2, 6 };
    const Bracketing all = { .layers = 1 };
    Arena a = arena_over(block, sizeof block);
    Bracketing b;
    Term block_term;
    bracket_optimally(5, kept, &b);
    const Term t = step_of(&b, &a), whole = step_of(&all, &a);
    term_begin(&a, "block", &block_term);
    gpt_block(&one, &block_term);
    const double more = swept_expense(&t, &a).flops
        - swept_expense(&whole, &a).flops;
    const double evaluations = (double)bracketing_cost(&b).evaluations;
    const double forward = term_expense(&block_term).flops;
    ck_assert_msg(more > (evaluations - 4) * forward * 0.9
        && more <= evaluations * forward, "%g blocks, %g evaluations",
        more / forward, evaluations);
}
END_TEST

START_TEST(keeping_less_takes_less_memory)
{
    Arena a = arena_over(block, sizeof block);
    const Bracketing all = { .layers = 1 };
    MemoryPlan whole, part;
    Bracketing b;
    bracket_optimally(2 + _i, 2, &b);
    const Term t = step_of(&all, &a), u = step_of(&b, &a);
    ck_assert(plan_memory(&t, 1, &a, &whole) == OK);
    ck_assert(plan_memory(&u, 1, &a, &part) == OK);
    ck_assert(part.live < whole.live);
}
END_TEST

START_TEST(brackets_that_do_not_fit_are_refused)
{
    const Bracketing odd[] = { { 0, { 0 } }, { 6, { 1, 1, 1, 1, 1 } },
                                { 3, { 5, 1 } } };
    Arena a = arena_over(block, sizeof block);
    Term t;
    char said[80];
    term_begin(&a, "step", &t);
    gpt_step(&shape, &odd[_i], &t);
    snprintf(said, sizeof said, "%d segments of 5 layers: expected brackets "
        "around 1 to 5", odd[_i].layers);
    ck_assert(t.status == OUT_OF_RANGE);
    ck_assert_str_eq(t.why.text, said);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { loss_and_gradient_have_the_same_bits, BRACKETS },
        { shared_again_it_is_the_gradient, BRACKETS },
        { work_is_the_evaluations_of_chapter_eight, 4 },
        { keeping_less_takes_less_memory, 4 },
        { brackets_that_do_not_fit_are_refused, 3 },
    };
    return run_tests("gpt step", ROWS(tests), tests);
}
