/* check_gpt.c - the model as a term: its parameters, and what it reads. */
#include "columns.h"
#include "evaluate.h"
#include "gpt.h"
#include "gpt_step.h"
#include "normal.h"
#include "rewrites.h"
#include "sample_golden.h"
#include "source.h"
#include "testing.h"
#include <math.h>
#include <string.h>

enum { NUMBERS = 4096, COLUMNS = 24, INPUTS = 40 };
static const GptConfig small = { 2, 2, 8, 6, 11 };
static _Alignas(max_align_t) unsigned char block[1 << 25];
static real parameters[NUMBERS], ids[COLUMNS], positions[COLUMNS];
static real labels[COLUMNS];
static Source source;

static const struct { GptConfig config; const char *said; } refused[] = {
    { { 0, 2, 8, 6, 11 }, "layers 0: expected an integer from 1 to 200" },
    { { 2, -1, 8, 6, 11 }, "heads -1: expected an integer from 1 to 16384" },
    { { 2, 2, 16385, 6, 11 },
      "width 16385: expected an integer from 1 to 16384" },
    { { 2, 2, 8, 0, 11 }, "context 0: expected an integer from 1 to 65536" },
    { { 2, 2, 8, 6, 65537 },
      "vocabulary 65537: expected an integer from 1 to 65536" },
    { { 2, 3, 8, 6, 11 },
      "3 heads of a width of 8: expected heads that divide the width" },
};

START_TEST(a_configuration_is_refused_with_a_sentence)
{
    const Unit unit = { 0 };
    GptConfig c;
    Sentence why;
    gpt_config_refusal(&refused[_i].config, &why);
    ck_assert_str_eq(why.text, refused[_i].said);
    ck_assert(gpt_config(&unit, &refused[_i].config, &c) == OUT_OF_RANGE);
    ck_assert(gpt_config(&unit, &small, &c) == OK);
    ck_assert(memcmp(&c, &small, sizeof c) == 0);
}
END_TEST

START_TEST(a_batch_that_does_not_fit_is_refused)
{
    const struct { int sequences, length; const char *said; } rows[] = {
        { 1, 0, "length 0: expected from 1 to 6, the context" },
        { 1, 7, "length 7: expected from 1 to 6, the context" },
        { 0, 6, "0 sequences of length 6: expected at least one, and at most"
          " 4194304 tokens" },
        { 1 << 20, 6, "1048576 sequences of length 6: expected at least one,"
          " and at most 4194304 tokens" } };
    const GptShape s = { small, rows[_i].sequences, rows[_i].length };
    GptPart *const models[] = { gpt_loss, gpt_logits };
    for (int i = 0; i < 2; i++) {
        Arena a = arena_over(block, sizeof block);
        Term t;
        term_begin(&a, "model", &t);
        models[i](&s, &t);
        ck_assert(t.status == OUT_OF_RANGE);
        ck_assert_str_eq(t.why.text, rows[_i].said);
    }
}
END_TEST

START_TEST(parameters_follow_each_other)
{
    const GptConfig c = { 1 + _i, 1, 3 + _i, 5, 7 };
    size_t at = 0;
    for (int i = 0; i < gpt_tensors(&c); i++) {
        const GptTensor t = gpt_tensor(&c, i);
        ck_assert(t.at == at && t.decayed == (t.dims.rank == 2));
        at += (size_t)dims_count(t.dims);
        for (int k = 0; k < i; k++)
            ck_assert_str_ne(t.name, gpt_tensor(&c, k).name);
    }
    ck_assert(at == gpt_numbers(&c));
    ck_assert_str_eq(gpt_tensor(&c, 2 + 8).name, "h.0.mlp.c_fc.weight");
    ck_assert(dims_equal(gpt_tensor(&c, 4).dims, DIMS(3 + _i, 9 + 3 * _i)));
}
END_TEST

START_TEST(gpt_2_has_its_124_million_parameters)
{
    const GptConfig gpt_2 = { 12, 12, 768, 1024, 50257 };
    ck_assert(gpt_numbers(&gpt_2) == 124439808);
}
END_TEST

START_TEST(parameters_begin_scattered_as_the_table_says)
{
    static real many[1 << 16];
    const GptConfig c = { 2, 2, 32, 64, 256 };
    ck_assert(gpt_numbers(&c) <= 1 << 16);
    gpt_initialise(&c, (uint64_t)_i, many);
    for (int i = 0; i < gpt_tensors(&c); i++) {
        const GptTensor t = gpt_tensor(&c, i);
        const int n = dims_count(t.dims);
        double sum = 0, squares = 0;
        for (int k = 0; k < n; k++) {
            const double x = (double)many[t.at + (size_t)k] - t.start;
            sum += x, squares += x * x;
        }
        ck_assert(fabs(sum / n) <= 4 * t.deviation / sqrt(n));
        ck_assert(fabs(sqrt(squares / n) - t.deviation)
                  <= 3 * t.deviation / sqrt(n));
    }
    ck_assert(gpt_tensor(&c, 6).deviation == 0.01);     /* c_proj, 2 layers */
    ck_assert(gpt_tensor(&c, 12).deviation == 0.01);
    ck_assert(gpt_tensor(&c, 10).deviation == 0.02);
}
END_TEST

/* A random model and a random batch. */
static void draw_all(int seed)
{
    gpt_initialise(&small, (uint64_t)seed, parameters);
    source_seed(&source, ~(uint64_t)seed);
    for (size_t i = 0; i < gpt_numbers(&small); i++)
        parameters[i] += (real)0.3 * draw_real(&source);
    for (int i = 0; i < COLUMNS; i++) {
        ids[i] = (real)draw_below(&source, small.vocabulary);
        positions[i] = (real)(i % small.context);
    }
}

/* The logits of sequences, [vocabulary][sequences * length]. */
static const real *logits_of(int sequences, int length, Arena *a)
{
    const GptShape s = { small, sequences, length };
    const real *in[INPUTS] = { ids, positions };
    real *out[1];
    Term t;
    for (int i = 0; i < gpt_tensors(&small); i++)
        in[2 + i] = parameters + gpt_tensor(&small, i).at;
    term_begin(a, "logits", &t);
    gpt_logits(&s, &t);
    ck_assert_msg(t.status == OK, "%s", t.why.text);
    ck_assert(evaluate(&t, in, a, out, NULL) == OK);
    return out[0];
}

/* Are column i of x and column j of y the same bits? */
static int same_column(const real *x, int n, int i, const real *y, int m,
                       int j)
{
    int same = 1;
    for (int k = 0; k < small.vocabulary; k++)
        same &= memcmp(x + k * n + i, y + k * m + j, sizeof *x) == 0;
    return same;
}

START_TEST(later_tokens_do_not_reach_back)
{
    Arena a = arena_over(block, sizeof block);
    const int changed = _i % 6;
    draw_all(_i);
    const real *before = logits_of(1, 6, &a);
    ids[changed] = (real)(((int)ids[changed] + 1) % small.vocabulary);
    const real *after = logits_of(1, 6, &a);
    for (int i = 0; i < 6; i++)
        ck_assert(same_column(before, 6, i, after, 6, i) == (i < changed));
}
END_TEST

START_TEST(sequences_do_not_see_each_other)
{
    Arena a = arena_over(block, sizeof block);
    real swapped[COLUMNS];
    draw_all(_i);
    const real *all = logits_of(4, 6, &a);
    for (int i = 0; i < COLUMNS; i++)
        swapped[i] = ids[(i + 6) % COLUMNS];
    memcpy(ids, swapped, sizeof ids);
    const real *turned = logits_of(4, 6, &a);
    for (int i = 0; i < COLUMNS; i++)
        ck_assert(same_column(turned, 24, i, all, 24, (i + 6) % COLUMNS));
    const real *alone = logits_of(1, 6, &a);
    for (int i = 0; i < 6; i++)
        ck_assert(same_column(alone, 6, i, turned, 24, i));
}
END_TEST

START_TEST(a_beginning_is_answered_as_in_the_whole)
{
    Arena a = arena_over(block, sizeof block);
    draw_all(_i);
    const real *whole = logits_of(1, 6, &a);
    for (int length = 1; length < 6; length++) {
        const real *part = logits_of(1, length, &a);
        for (int i = 0; i < length; i++)
            ck_assert(same_column(part, length, i, whole, 6, i));
    }
}
END_TEST

/* copy ; (1 x f) ; add, each of them a term, composed */
static void composed_residual(const Term *f, Term *h)
{
    Term copy, side, one, add, twice;
    Dims d[8];
    const int order[] = { 0, 0, 1, 2, 3, 4, 5, 6 }, self = 0;
    Term *const made[] = { &copy, &side, &one, &add, &twice };
    for (int i = 0; i < 5; i++)
        term_begin(h->arena, "a part", made[i]);
    for (int i = 0; i < f->input.count; i++)
        d[i] = term_in(f, i);
    term_rewire(f->input.count, d, f->input.count + 1, order, &copy);
    term_rewire(1, d, 1, &self, &one);
    term_tensor(&one, f, &side);
    const int x = term_input(&add, d[0]), y = term_input(&add, d[0]);
    term_output(&add, APPLY(&add, ADD, x, y));
    term_compose(&copy, &side, &twice);
    term_compose(&twice, &add, h);
}

START_TEST(residual_is_copy_beside_add)
{
    Arena a = arena_over(block, sizeof block);
    const GptShape s = { small, 1, 6 };
    GptPart *const parts[] = { gpt_attention, gpt_mlp };
    Term f, built, composed;
    term_begin(&a, "f", &f);
    parts[_i](&s, &f);
    term_begin(&a, "built", &built);
    residual_term(&f, &built);
    term_begin(&a, "composed", &composed);
    composed_residual(&f, &composed);
    ck_assert_msg(composed.status == OK, "%s", composed.why.text);
    ck_assert(terms_equal(&built, &composed, &a));
    ck_assert(!terms_equal(&built, &f, &a) && !a.exhausted);
}
END_TEST

/* The golden batch and parameters, as inputs of the loss. */
static void golden_inputs(const real *in[])
{
    double rule[NUMBERS], tokens[GOLDEN_COLUMNS], targets[GOLDEN_COLUMNS];
    golden_parameters(rule);
    golden_batch(0, tokens, targets);
    for (size_t i = 0; i < gpt_numbers(&golden_config); i++)
        parameters[i] = (real)rule[i];
    for (int i = 0; i < gpt_tensors(&golden_config); i++)
        in[3 + i] = parameters + gpt_tensor(&golden_config, i).at;
    for (int i = 0; i < GOLDEN_COLUMNS; i++) {
        ids[i] = (real)tokens[i], labels[i] = (real)targets[i];
        positions[i] = (real)(i % 6);
    }
}

START_TEST(loss_and_logits_are_those_of_another_program)
{
    const double logits[] = { -0.39001438378742453, 0.29164654137743878,
        -0.26498421770772324, 0.18947850390680707, 0.24690328939662334 };
    const GptShape s = { golden_config, GOLDEN_SEQUENCES, 6 };
    const real *in[INPUTS] = { ids, positions, labels };
    Arena a = arena_over(block, sizeof block);
    real *out[2];
    Term t;
    golden_inputs(in);
    term_begin(&a, "loss", &t);
    gpt_loss(&s, &t);
    ck_assert(evaluate(&t, in, &a, out, NULL) == OK);
    ck_assert(fabs((double)out[0][0] - 2.4503591601847479) < 2e-6);
    for (int k = 0; k < 5; k++)
        ck_assert(fabs((double)out[1][k * 12] - logits[k]) < 2e-6);
}
END_TEST

/* What the products of a term cost. */
static double products_of(const Term *t)
{
    double flops = 0;
    for (int i = 0; i < t->operation.count; i++) {
        const enum generator g = t->operation.at[i].generator;
        if (g == MATMUL || g == MATMUL_TN || g == MATMUL_NT)
            flops += operation_expense(t, &t->operation.at[i]).flops;
    }
    return flops;
}

START_TEST(flops_are_the_formulas)
{
    const GptConfig c = { 1 + _i, 2, 8, 6, 11 };
    const GptShape s = { c, 3, 6 };
    const Bracketing all = { .layers = 1 };
    Arena a = arena_over(block, sizeof block);
    Term t, swept;
    term_begin(&a, "step", &t);
    gpt_step(&s, &all, &t);
    term_begin(&a, "swept", &swept);
    term_sweep(&t, &swept);
    ck_assert(swept.status == OK);
    const double pairs = 3 * 21, attention = 3 * 4.0 * c.layers * 8 * pairs;
    ck_assert(products_of(&swept) + attention == gpt_step_flops(&s));
}
END_TEST

START_TEST(every_shortage_is_a_refusal)
{
    const GptShape s = { small, 1, 6 };
    const Bracketing b = { 2, { 1 } };
    size_t size = 0;
    Term t;
    do {
        Arena a = arena_over(block, size);
        size += size / 64 + 64;
        term_begin(&a, "step", &t);
        if (_i == 0)
            gpt_loss(&s, &t);
        else
            gpt_step(&s, &b, &t);
        ck_assert(t.status == OK || t.status == TOO_LONG);
        ck_assert(t.status != OK || !a.exhausted);
    } while (t.status != OK && size < sizeof block);
    ck_assert(t.status == OK && size > 4096);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { a_configuration_is_refused_with_a_sentence, ROWS(refused) },
        { a_batch_that_does_not_fit_is_refused, 4 },
        { parameters_follow_each_other, 4 },
        { gpt_2_has_its_124_million_parameters, 1 },
        { parameters_begin_scattered_as_the_table_says, 3 },
        { later_tokens_do_not_reach_back, 12 },
        { sequences_do_not_see_each_other, 4 },
        { a_beginning_is_answered_as_in_the_whole, 4 },
        { residual_is_copy_beside_add, 2 },
        { loss_and_logits_are_those_of_another_program, 1 },
        { flops_are_the_formulas, 3 },
        { every_shortage_is_a_refusal, 2 },
    };
    return run_tests("gpt", ROWS(tests), tests);
}
