/* check_golden.c - torch's losses, gradients and steps. */
#include "evaluate.h"
#include "golden.h"
#include "gpt_step.h"
#include "source.h"
#include "testing.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { NUMBERS = 2048, ENDS_MOST = 64, PARAMETERS = 28 };
static _Alignas(max_align_t) unsigned char block[1 << 24];
static const GptShape shape = { { 2, 2, 8, 6, 11 }, GOLDEN_SEQUENCES, 6 };
static double weights[NUMBERS], batch[3][GOLDEN_COLUMNS];
static Dual moved[NUMBERS], rows[3][GOLDEN_COLUMNS];

/* the golden batch and parameters, moved along a direction */
static void inputs(const double way[], const Dual *in[])
{
    golden_parameters(weights);
    golden_batch(0, batch[0], batch[2]);
    for (int i = 0; i < GOLDEN_COLUMNS; i++) {
        batch[1][i] = i % 6;
        for (int k = 0; k < 3; k++)
            rows[k][i] = dual(batch[k][i], 0), in[k] = rows[k];
    }
    for (int i = 0; i < NUMBERS; i++)
        moved[i] = dual(weights[i], way == NULL ? 0 : way[i]);
    for (int i = 0; i < PARAMETERS; i++)
        in[3 + i] = moved + gpt_tensor(&golden_config, i).at;
}

static void near_line(const char *name, int n, const double x[],
                      double bound)
{
    double golden[16];
    ck_assert_msg(golden_line(name, n, golden) == n, "golden.txt: %s", name);
    for (int i = 0; i < n; i++)
        ck_assert_msg(fabs(x[i] - golden[i]) < bound,
            "%s, number %d: expected %.17g, got %.17g", name, i, golden[i],
            x[i]);
}

static Arena evaluated(GptPart *model, const Dual *const in[], Dual *out[])
{
    Arena a = arena_over(block, sizeof block);
    const Bracketing all = { .layers = 1 };
    Term t;
    Complaint why;
    term_begin(&a, "model", &t);
    if (model != NULL)
        model(&shape, &t);
    else
        gpt_step(&shape, &all, &t);
    ck_assert_msg(t.status == OK, "%s", t.why.text);
    ck_assert(evaluate_dual(&t, in, &a, out, &why) == OK);
    return a;
}

START_TEST(loss_and_logits_are_torchs)
{
    const Dual *in[ENDS_MOST];
    Dual *out[ENDS_MOST];
    inputs(NULL, in);
    evaluated(gpt_loss, in, out);
    const double loss = value_of(out[0][0]);
    near_line("loss", 1, &loss, 1e-10);
    for (int i = 0; i < 4; i++) {
        const int column = i / 2 * 6 + i % 2 * 5;
        char name[16] = "logits.0.0";
        double logits[11];
        name[7] = (char)('0' + i / 2);
        name[9] = (char)('0' + i % 2 * 5);
        for (int k = 0; k < 11; k++)
            logits[k] = value_of(out[1][k * GOLDEN_COLUMNS + column]);
        near_line(name, 11, logits, 1e-10);
    }
}
END_TEST

START_TEST(gradients_are_torchs)
{
    const Dual *in[ENDS_MOST];
    Dual *out[ENDS_MOST];
    inputs(NULL, in);
    evaluated(NULL, in, out);
    for (int i = 0; i < PARAMETERS; i++) {
        const GptTensor t = gpt_tensor(&golden_config, i);
        const int n = dims_count(t.dims);
        char name[48] = "gradient.";
        double x[NUMBERS], seven[7];
        for (int k = 0; k < n; k++)
            x[k] = value_of(out[1 + i][k]);
        golden_summary((size_t)n, x, seven);
        strcat(name, t.name);
        near_line(name, 7, seven, 1e-10);
    }
}
END_TEST

/* A direction of all parameters, from a seed. */
static void draw_way(int seed, double way[])
{
    static Source source;
    source_seed(&source, (uint64_t)seed);
    for (int i = 0; i < NUMBERS; i++)
        way[i] = (double)draw_real(&source);
}

START_TEST(the_whole_model_passes_the_adjoint_test)
{
    static double way[NUMBERS];
    const Dual *in[ENDS_MOST];
    Dual *out[ENDS_MOST];
    double there = 0, back = 0, size = 0;
    draw_way(_i, way);
    inputs(way, in);
    evaluated(gpt_loss, in, out);
    there = slope_of(out[0][0]);
    inputs(NULL, in);
    evaluated(NULL, in, out);
    for (int i = 0; i < PARAMETERS; i++) {
        const GptTensor t = gpt_tensor(&golden_config, i);
        for (int k = 0; k < dims_count(t.dims); k++) {
            const double term = value_of(out[1 + i][k]) * way[t.at
                + (size_t)k];
            back += term, size += fabs(term);
        }
    }
    ck_assert_msg(fabs(there - back) <= 1e-13 * size, "%.17g and %.17g of "
        "%.3g", there, back, size);
}
END_TEST

static void put_batch(Trainer *t, int step)
{
    double ids[GOLDEN_COLUMNS], targets[GOLDEN_COLUMNS];
    golden_batch(step, ids, targets);
    for (int i = 0; i < GOLDEN_COLUMNS; i++) {
        t->shard[0].in[0][i] = (real)ids[i];
        t->shard[0].in[2][i] = (real)targets[i];
    }
}

static void begin_golden(Arena *a, Trainer *t)
{
    static const int text[7] = { 0 };
    const TrainingPlan plan = golden_plan();
    Complaint why = { "" };
    ck_assert_msg(trainer_begin(&golden_config, &plan, (Tokens){ text, 7 },
        a, t, &why) == OK, "%s", why.text);
    golden_parameters(weights);
    for (size_t i = 0; i < gpt_numbers(&golden_config); i++)
        t->weight[i] = (real)weights[i];
}

/* In floats, where torch itself is 3.2e-7 away from these numbers. */
static void take_steps(Trainer *t)
{
    for (int i = 0; i < GOLDEN_STEPS; i++) {
        char name[16];
        put_batch(t, i);
        ck_assert(trainer_gradient(t, 0, NULL) == OK);
        trainer_move(t);
        const double line[] = { t->rate, t->loss, t->norm,
            clip_factor(t->norm * t->norm, t->plan.adamw.clip) };
        snprintf(name, sizeof name, "step.%d", i);
        near_line(name, 4, line, 3.2e-6);
    }
    put_batch(t, GOLDEN_STEPS);
    ck_assert(trainer_gradient(t, 0, NULL) == OK);
    near_line("after", 1, &t->loss, 3.2e-6);
}

START_TEST(ten_steps_are_torchs)
{
    Arena a = arena_over(block, sizeof block);
    Trainer t;
    begin_golden(&a, &t);
    take_steps(&t);
    for (int i = 0; i < PARAMETERS; i++) {
        const GptTensor w = gpt_tensor(&golden_config, i);
        const int n = dims_count(w.dims);
        char name[48] = "parameter.";
        double x[NUMBERS], seven[7];
        for (int k = 0; k < n; k++)
            x[k] = (double)t.weight[w.at + (size_t)k];
        golden_summary((size_t)n, x, seven);
        strcat(name, w.name);
        near_line(name, 7, seven, strstr(name, "c_attn.bias") ? 2e-4 : 3e-5);
    }
}
END_TEST

int main(void)
{
    const Test tests[] = {
        { loss_and_logits_are_torchs, 1 },
        { gradients_are_torchs, 1 },
        { the_whole_model_passes_the_adjoint_test, 20 },
        { ten_steps_are_torchs, 1 },
    };
    return run_tests("golden", ROWS(tests), tests);
}
