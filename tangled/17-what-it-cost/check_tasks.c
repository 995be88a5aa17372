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

START_TEST(a_program_writes_what_was_planned)
{
    static const int sizes[] = { 30, 20, 5 };
    static float x[30 * 8], labels[8], w[2][600], b[2][20], one = 1;
    static unsigned char room[1 << 16];
    float *in[] = { x, labels, w[0], b[0], w[1], b[1], &one };
    Arena a = arena_over(block, sizeof block);
    Term loss, gradient;
    Program p;
    size_t touched;
    term_begin(&a, "loss", &loss);
    perceptron(2, sizes, 8, &loss);
    loss.output.count = 1;
    term_begin(&a, "gradient", &gradient);
    term_gradient(&loss, &gradient);
    ck_assert(program_compile(&gradient, 0, product_same_bits(), &a, &p,
                              NULL) == OK);
    ck_assert(p.planned * sizeof (float) <= sizeof room);
    ck_assert(program_touched(&p, in, room, &touched) == OK);
    ck_assert(touched <= p.planned * sizeof (float));
    ck_assert(touched >= p.planned * sizeof (float) * 9 / 10);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { a_step_of_a_perceptron_is_its_term, ROWS(net_layers) },
        { a_step_of_a_transformer_is_its_terms, ROWS(gpts) },
        { writing_a_context_is_one_pass_forward, ROWS(gpts) },
        { a_program_writes_what_was_planned, 1 },
    };
    return run_tests("tasks", ROWS(tests), tests);
}
