/* check_transformer.c - a compiled GPT computes what its term says. */
#include "bare_gpt.h"
#include "compiler.h"
#include "count_finishes.h"
#include "term_lens.h"
#include "testing.h"
#include "trial.h"
#include "workers.h"
#include <math.h>
#include <string.h>

enum { INPUTS_MAX = 64, SHARDS = 3 };
static Source source;
static _Alignas(max_align_t) unsigned char block[1 << 25];
static Arena arena;
static BareGpt gpt;
static Term loss, gradient;
static float *in[INPUTS_MAX];

/* The terms of gpt, and its inputs. */
static void build_gpt(void)
{
    static float one = 1;
    term_begin(&arena, "loss", &loss);
    bare_gpt(&gpt, &loss);
    term_begin(&arena, "gradient", &gradient);
    term_gradient(&loss, &gradient);
    ck_assert_msg(gradient.status == OK, "%s", gradient.why.text);
    for (int i = 0; i < loss.input.count; i++)
        in[i] = arena_take(&arena, (size_t)dims_count(term_in(&loss, i)),
                           sizeof (float));
    in[loss.input.count] = &one;
    bare_gpt_draw(&gpt, &source, &loss, in);
}

static void draw_gpt(int seed, int layers)
{
    source_seed(&source, (uint64_t)seed);
    arena = arena_over(block, sizeof block);
    gpt = (BareGpt){ .layers = layers, .heads = 1 + draw_below(&source, 3),
        .context = 1 + draw_below(&source, 20),
        .vocabulary = 2 + draw_below(&source, 20),
        .sequences = 1 + draw_below(&source, 3) };
    gpt.width = gpt.heads * (1 + draw_below(&source, 6)
                             + (seed % 3 == 2 ? 12 : 0));
    build_gpt();
}

static void compiled(ProductWay *way, Program *p)
{
    ck_assert(program_compile(&gradient, 0, way, &arena, p, NULL) == OK);
}

static void same_as(const Program *p, real *const out[])
{
    for (int i = 0; i < gradient.output.count; i++) {
        const size_t n = (size_t)dims_count(term_out(&gradient, i));
        ck_assert_msg(memcmp(program_output(p, i), out[i],
            n * sizeof (float)) == 0, "output %d", i);
    }
}

START_TEST(a_compiled_gpt_has_the_evaluators_bits)
{
    Program p;
    real *out[INPUTS_MAX];
    draw_gpt(_i, 1 + _i % 2);
    ck_assert(evaluate(&gradient, AS_INPUTS(in), &arena, out, NULL) == OK);
    compiled(product_same_bits(), &p);
    for (int again = 0; again < 2; again++) {
        ck_assert(program_run(&p, in, NULL) == OK);
        same_as(&p, out);
    }
}
END_TEST

static int count(const Program *p, enum opcode code)
{
    int n = 0;
    for (int i = 0; i < p->list.count; i++)
        n += p->list.at[i].code == code;
    return n;
}

START_TEST(a_gpt_is_made_of_kernels)
{
    const int l = 1 + _i;
    Program p;
    draw_gpt(_i, l);
    compiled(product_same_bits(), &p);
    ck_assert_int_eq(count(&p, RUN_PRODUCT), 12 * l + 3);
    ck_assert_int_eq(count(&p, RUN_LOSS), 1);
    ck_assert_int_eq(count(&p, RUN_NORMALISE), 2 * l + 1);
    ck_assert_int_eq(count(&p, RUN_NORMALISE_BACK), 2 * l + 1);
    ck_assert_int_eq(count(&p, RUN_GELU), l);
    ck_assert_int_eq(count(&p, RUN_GELU_BACK), l);
    ck_assert_int_eq(count(&p, RUN_ATTEND), l);
    ck_assert_int_eq(count(&p, RUN_ATTEND_BACK), l);
    ck_assert_int_eq(count(&p, RUN_TOTAL), 4 * l + 2);
    ck_assert_int_eq(count(&p, RUN_MULTIPLY), 0);
    ck_assert_int_eq(count(&p, RUN_ADD), 1);
}
END_TEST

static int count_second(const Program *p, enum opcode code)
{
    int n = 0;
    for (int i = 0; i < p->list.count; i++)
        n += p->list.at[i].code == code && p->list.at[i].out[1] != NONE;
    return n;
}

START_TEST(products_take_along_what_they_can)
{
    const int l = 1 + _i / 2, near = _i % 2;
    Program p;
    draw_gpt(_i, l);
    compiled(near ? product_fastest() : product_same_bits(), &p);
    ck_assert_int_eq(count_finishes(&p, FINISH_BIAS), 2 * l);
    ck_assert_int_eq(count_finishes(&p, FINISH_PLUS), 2 * l + 1);
    ck_assert_int_eq(count_finishes(&p, FINISH_TIMES), near ? l : 0);
    ck_assert_int_eq(count_second(&p, RUN_PRODUCT), 4 * l);
    ck_assert_int_eq(count(&p, RUN_GELU_SLOPE), near ? l : 0);
    ck_assert_int_eq(count(&p, RUN_GELU_BACK), near ? 0 : l);
    ck_assert_int_eq(count(&p, RUN_MULTIPLY), 0);
}
END_TEST

START_TEST(short_attention_is_kept)
{
    Program p;
    source_seed(&source, 1);
    arena = arena_over(block, sizeof block);
    gpt = (BareGpt){ 2, 1, _i ? 16 : 2, 12, 5, 2 };
    build_gpt();
    compiled(product_same_bits(), &p);
    ck_assert_int_eq(count_second(&p, RUN_ATTEND), _i ? 2 : 0);
}
END_TEST

START_TEST(nothing_large_is_left_to_the_evaluator)
{
    Program p;
    draw_gpt(_i, 1 + _i);
    compiled(product_same_bits(), &p);
    for (int i = 0; i < p.list.count; i++) {
        const Instruction *n = &p.list.at[i];
        const int g = (int)gradient.operation.at[n->operation].generator;
        if (n->code == RUN_OPERATION)
            ck_assert_msg(g == SUM || g == BROADCAST || g == CONSTANT, "%s",
                          signature[g].name);
    }
    ck_assert(p.planned < p.apart);
}
END_TEST

static void two_attentions(int other, Term *t)
{
    const Attributes causal = { .value = 1, .dims = DIMS(1, 12, 12) };
    const Attributes all = { .value = 0, .dims = DIMS(1, 12, 12) };
    int x[5], back[4];
    term_begin(&arena, "two attentions", t);
    for (int i = 0; i < 5; i++)
        x[i] = term_input(t, DIMS(16, 12));
    term_output(t, APPLY_WITH(t, ATTEND, &causal, x[0], x[1], x[2]));
    for (int i = 0; i < 4; i++)
        back[i] = x[i == other || i == 3 ? 4 : i];
    const int d = APPLY_WITH(t, ATTEND_BACK, other == 3 ? &all : &causal,
                             back[0], back[1], back[2], back[3]);
    for (int i = 0; i < 3; i++)
        term_output(t, d + i);
}

START_TEST(weights_are_those_of_the_same_attention)
{
    static float numbers[5][16 * 12];
    real *out[4];
    Program p;
    source_seed(&source, (uint64_t)_i);
    arena = arena_over(block, sizeof block);
    two_attentions(_i, &gradient);
    for (int i = 0; i < 5 * 16 * 12; i++)
        numbers[i / 192][i % 192] = (float)draw_real(&source);
    for (int i = 0; i < 5; i++)
        in[i] = numbers[i];
    ck_assert(evaluate(&gradient, AS_INPUTS(in), &arena, out, NULL) == OK);
    compiled(product_same_bits(), &p);
    ck_assert_int_eq(count_second(&p, RUN_ATTEND), _i == 4);
    ck_assert(program_run(&p, in, NULL) == OK);
    same_as(&p, out);
}
END_TEST

/* within one in a thousand of the largest number of each output */
static void near_to(const Program *p, real *const out[])
{
    for (int i = 0; i < gradient.output.count; i++) {
        const float *x = program_output(p, i);
        double most = 0, gap = 0;
        for (int k = 0; k < dims_count(term_out(&gradient, i)); k++) {
            most = fmax(most, fabs((double)out[i][k]));
            gap = fmax(gap, fabs((double)x[k] - (double)out[i][k]));
        }
        ck_assert_msg(gap <= 1e-3 * most + 1e-6, "output %d: %g of %g", i,
                      gap, most);
    }
}

START_TEST(any_wire_may_be_wanted)
{
    draw_gpt(_i, 1);
    const int outputs = gradient.output.count;
    term_output(&gradient, 0);          /* room for one more */
    const size_t used = arena.used;
    for (int w = 0; w < gradient.wire.count; w++) {
        Program p;
        real *out[INPUTS_MAX];
        term_output(&gradient, w);
        ck_assert(evaluate(&gradient, AS_INPUTS(in), &arena, out, NULL)
                  == OK);
        compiled(product_same_bits(), &p);
        ck_assert(program_run(&p, in, NULL) == OK);
        same_as(&p, out);
        compiled(product_fastest(), &p);
        ck_assert(program_run(&p, in, NULL) == OK);
        near_to(&p, out);
        gradient.output.count = outputs;
        arena.used = used;
    }
}
END_TEST

START_TEST(the_fastest_gradient_is_near)
{
    Program fast;
    real *out[INPUTS_MAX];
    draw_gpt(_i, 2);
    ck_assert(evaluate(&gradient, AS_INPUTS(in), &arena, out, NULL) == OK);
    compiled(product_fastest(), &fast);
    ck_assert(program_run(&fast, in, NULL) == OK);
    near_to(&fast, out);
}
END_TEST

static Program shards[SHARDS];
static void shard_job(void *context, int i)
{
    int *const failed = context;
    failed[i] = program_run(&shards[i], in, NULL) != OK;
}

START_TEST(workers_change_no_bit_of_a_gradient)
{
    static _Alignas(max_align_t) unsigned char room[8192];
    int failed[SHARDS] = { 1, 1, 1 };
    real *out[INPUTS_MAX];
    Workers *workers;
    draw_gpt(_i, 1);
    ck_assert(evaluate(&gradient, AS_INPUTS(in), &arena, out, NULL) == OK);
    for (int i = 0; i < SHARDS; i++)
        compiled(product_same_bits(), &shards[i]);
    ck_assert(workers_size() <= sizeof room);
    ck_assert(workers_start(1 + _i, room, &workers) == OK);
    workers_run(workers, SHARDS, shard_job, failed);
    workers_stop(workers);
    for (int i = 0; i < SHARDS; i++) {
        ck_assert(!failed[i]);
        same_as(&shards[i], out);
    }
}
END_TEST

START_TEST(an_id_that_is_no_row_is_refused)
{
    Program p;
    Complaint why = { "" };
    draw_gpt(1, 1);
    compiled(product_same_bits(), &p);
    in[_i][0] = (float)(_i == 1 ? gpt.context : gpt.vocabulary);
    ck_assert_int_eq(program_run(&p, in, &why), OUT_OF_RANGE);
    ck_assert_msg(strstr(why.text, "expected whole numbers from 0 to"),
                  "%s", why.text);
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { a_compiled_gpt_has_the_evaluators_bits, 20 },
        { a_gpt_is_made_of_kernels, 2 },
        { products_take_along_what_they_can, 4 },
        { short_attention_is_kept, 2 },
        { weights_are_those_of_the_same_attention, 5 },
        { nothing_large_is_left_to_the_evaluator, 2 },
        { any_wire_may_be_wanted, 10 },
        { the_fastest_gradient_is_near, 20 },
        { workers_change_no_bit_of_a_gradient, SHARDS },
        { an_id_that_is_no_row_is_refused, 3 },
    };
    return run_tests("transformer", ROWS(tests), tests);
}
