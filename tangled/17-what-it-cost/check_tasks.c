/* check_tasks.c - demands by formula, and by the programs themselves. */
#include "decoder.h"
#include "gpt_step.h"
#include "perceptron.h"
#include "program.h"
#include "source.h"
#include "step_term.h"
#include "tasks.h"
#include "term_lens.h"
#include "testing.h"
#include "touched.h"
#include "traffic.h"
#include <math.h>
#include <string.h>

static _Alignas(max_align_t) unsigned char block[1 << 25];
static const int net_sizes[][4] = { { 784, 128, 64, 10 }, { 4, 16, 3, 0 },
    { 5, 7, 0, 0 }, { 30, 20, 10, 5 } };
static const int net_layers[] = { 3, 2, 1, 3 };

START_TEST(a_step_of_a_perceptron_is_its_term)
{
    const int layers = net_layers[_i], *const sizes = net_sizes[_i];
    const int batch = 32 >> _i;
    Arena a = arena_over(block, sizeof block);
    Term loss, step;
    Program p;
    term_begin(&a, "loss", &loss);
    perceptron(layers, sizes, batch, &loss);
    term_begin(&a, "step", &step);
    term_descent(&loss, 2 * layers, 0.01, &step);
    ck_assert(program_compile(&step, 2 * layers, product_same_bits(), &a, &p,
                              NULL) == OK);
    const Task task = perceptron_task(layers, sizes, batch, 1);
    ck_assert(task.demand.bytes == term_demand(&step).bytes);
    ck_assert(task.demand.flops == program_products(&p));
    ck_assert(term_products(&step) == task.demand.flops
              + 2.0 * sizes[0] * sizes[1] * batch);     /* of the data */
    const Task answer = perceptron_task(layers, sizes, batch, 0);
    loss.output.at++, loss.output.count = 1;
    ck_assert(answer.demand.bytes
              == term_demand(&loss).bytes - 4 * batch);     /* labels */
}
END_TEST

static const BareGpt gpts[] = { { 2, 4, 64, 64, 256, 8 },
    { 4, 4, 128, 128, 512, 8 }, { 6, 6, 384, 256, 1024, 4 },
    { 1, 1, 8, 64, 5, 1 } };

START_TEST(a_step_of_a_transformer_is_its_terms)
{
    const BareGpt *g = &gpts[_i];
    const GptConfig c = { g->layers, g->heads, g->width, g->context,
                          g->vocabulary };
    Arena a = arena_over(block, sizeof block);
    Term t;
    term_begin(&a, "loss", &t);
    bare_gpt(g, &t);
    double parameters = 0;
    for (int i = 3; i < t.input.count; i++)
        parameters += dims_count(term_in(&t, i));
    const Task task = transformer_task(g);
    const double tokens = 4 * 3.0 * g->sequences * g->context;
    ck_assert(task.resident == 12 * parameters + tokens);
    ck_assert(task.demand.bytes == 24 * parameters + tokens + 4);
    const GptShape s = { c, g->sequences, g->context };
    ck_assert(task.demand.flops == gpt_step_flops(&s));
}
END_TEST

START_TEST(writing_a_context_is_one_pass_forward)
{
    const BareGpt *g = &gpts[_i];
    const GptConfig c = { g->layers, g->heads, g->width, g->context,
                          g->vocabulary };
    BareGpt one = *g;
    one.sequences = 1;
    const Task task = writing_task(&c);
    ck_assert(fabs(g->context * task.demand.flops / bare_gpt_flops(&one) - 1)
              < 1e-12);
    double seen = 0;                    /* of the cache, token by token */
    for (int t = 0; t < g->context; t++)
        seen += (double)decoder_cache_numbers(&c) * (t + 1) / g->context;
    double fixed = (double)gpt_numbers(&c) - (g->context - 1) * g->width
        + g->vocabulary;
    ck_assert(fabs(task.demand.bytes - 4 * (seen / g->context + fixed))
              < 1e-9 * task.demand.bytes);
}
END_TEST

START_TEST(a_step_on_pairs_is_a_layer_and_a_table)
{
    static const int sizes[] = { WIDTH, VOCABULARY };
    const int rows = 1 + _i;
    const Task task = pairs_task(rows, VOCABULARY, WIDTH, 100);
    ck_assert(task.resident == sizeof (Parameters) + 100);
    ck_assert(task.demand.bytes == 2 * sizeof (Parameters) + 100);
    ck_assert(task.demand.flops
              == 1.5 * perceptron_task(1, sizes, rows, 1).demand.flops);
}
END_TEST

START_TEST(one_product_moves_its_ends)
{
    Arena a = arena_over(block, sizeof block);
    Term t;
    Program p;
    term_begin(&a, "product", &t);
    const int x = term_input(&t, DIMS(5, 7)), y = term_input(&t, DIMS(7, 3));
    term_output(&t, APPLY(&t, MATMUL, x, y));
    ck_assert(program_compile(&t, 0, product_same_bits(), &a, &p, NULL)
              == OK);
    ck_assert(term_traffic(&t) == 4 * (35 + 21 + 15));
    ck_assert(program_traffic(&p) == term_traffic(&t));
    ck_assert(program_widest(&p) == term_traffic(&t) && program_kept(&p) == 0);
    ck_assert(term_demand(&t).bytes == term_traffic(&t));
    ck_assert(term_products(&t) == 2 * 5 * 7 * 3);
    ck_assert(program_products(&p) == term_products(&t));
}
END_TEST

START_TEST(the_widest_instruction_is_one_of_two)
{
    Arena a = arena_over(block, sizeof block);
    Term t;
    Program p;
    term_begin(&a, "products", &t);
    const int x = term_input(&t, DIMS(2, 2)), y = term_input(&t, DIMS(5, 7)),
        z = term_input(&t, DIMS(7, 3));
    term_output(&t, APPLY(&t, MATMUL, x, x));
    term_output(&t, APPLY(&t, MATMUL, y, z));
    ck_assert(program_compile(&t, 0, product_same_bits(), &a, &p, NULL)
              == OK);
    ck_assert(program_widest(&p) == 4 * (35 + 21 + 15));
    ck_assert(program_traffic(&p) == 4 * (35 + 21 + 15 + 12));
}
END_TEST

START_TEST(attention_is_two_products_and_five_back)
{
    const Attributes all = { .dims = DIMS(2, 32, 32) };
    Arena a = arena_over(block, sizeof block);
    Term t;
    Program p;
    int in[4];
    term_begin(&a, "attention", &t);
    for (int i = 0; i < 3 + _i; i++)
        in[i] = term_input(&t, DIMS(8, 64));
    term_output(&t, term_apply(&t, _i ? ATTEND_BACK : ATTEND, &all, 3 + _i,
                               in));
    ck_assert(program_compile(&t, 0, product_same_bits(), &a, &p, NULL)
              == OK);
    const double product = 2.0 * 8 * 2 * 32 * 32;
    ck_assert(term_products(&t) == (_i ? 5 : 2) * product);
    ck_assert(program_products(&p) == term_products(&t));
}
END_TEST

START_TEST(fusing_lies_between_operations_and_ends)
{
    static const BareGpt g = { 2, 2, 8, 16, 11, 2 };
    Arena a = arena_over(block, sizeof block);
    Term loss, gradient;
    Program p;
    term_begin(&a, "loss", &loss);
    bare_gpt(&g, &loss);
    term_begin(&a, "gradient", &gradient);
    term_gradient(&loss, &gradient);
    ck_assert(program_compile(&gradient, 0, product_same_bits(), &a, &p,
                              NULL) == OK);
    ck_assert(term_demand(&gradient).bytes < program_traffic(&p));
    ck_assert(program_traffic(&p) < term_traffic(&gradient));
    ck_assert(program_widest(&p) < program_traffic(&p));
    ck_assert(term_products(&gradient) >= 3 * bare_gpt_flops(&g));
    ck_assert(program_products(&p) >= 3 * bare_gpt_flops(&g));
}
END_TEST

START_TEST(kept_weights_are_written_and_read_once)
{
    static const BareGpt g = { 1, 2, 64, 128, 11, 1 };
    const double pairs = 2.0 * g.sequences * g.heads * g.context * g.context;
    Arena a = arena_over(block, sizeof block);
    Term loss, gradient;
    Program p;
    term_begin(&a, "loss", &loss);
    bare_gpt(&g, &loss);
    term_begin(&a, "gradient", &gradient);
    term_gradient(&loss, &gradient);
    ck_assert(program_compile(&gradient, 0, product_same_bits(), &a, &p,
                              NULL) == OK);
    ck_assert(program_kept(&p) > 4 * pairs / 2);        /* the causal half */
    ck_assert(program_kept(&p) < 4 * pairs);
    ck_assert(program_products(&p) < term_products(&gradient));
}
END_TEST

START_TEST(what_looks_like_paint_is_seen)
{
    enum { N = 16 };
    static unsigned char room[N * sizeof (float)];
    Arena a = arena_over(block, sizeof block);
    float *in[2];
    Term t;
    Program p;
    for (int i = 0; i < 2; i++)
        in[i] = memset(arena_take(&a, N, sizeof (float)), i ? 0 : 0x5A,
                       N * sizeof (float));
    term_begin(&a, "sum", &t);
    const int x = term_input(&t, DIMS(N)), y = term_input(&t, DIMS(N));
    term_output(&t, APPLY(&t, ADD, x, y));
    ck_assert(program_compile(&t, 0, product_same_bits(), &a, &p, NULL)
              == OK);
    ck_assert(p.planned == N);
    for (int again = 0; again < 2; again++) {
        size_t touched = 0;
        ck_assert(program_touched(&p, in, room, &touched) == OK);
        ck_assert_uint_eq(touched, sizeof room);
        ck_assert(memcmp(in[0], room, sizeof room) == 0);
    }
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { a_step_of_a_perceptron_is_its_term, ROWS(net_layers) },
        { a_step_of_a_transformer_is_its_terms, ROWS(gpts) },
        { writing_a_context_is_one_pass_forward, ROWS(gpts) },
        { a_step_on_pairs_is_a_layer_and_a_table, 3 },
        { one_product_moves_its_ends, 1 },
        { the_widest_instruction_is_one_of_two, 1 },
        { attention_is_two_products_and_five_back, 2 },
        { fusing_lies_between_operations_and_ends, 1 },
        { kept_weights_are_written_and_read_once, 1 },
        { what_looks_like_paint_is_seen, 1 },
    };
    return run_tests("tasks", ROWS(tests), tests);
}
