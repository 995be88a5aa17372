/* sample_models.c - small models to be emitted, by name. */
#include "sample_models.h"
#include "emit_gpt.h"
#include "perceptron.h"
#include "rewrites.h"
#include "source.h"
#include "term_lens.h"
#include <stdlib.h>
#include <string.h>

/* Four numbers to eight to three, for four examples. */
enum { FEATURES = 4, HIDDEN = 8, CLASSES = 3, BATCH = 4, LOSS_INPUTS = 6 };

/* x, W and b of each layer -> scores */
static void scores(Term *t)
{
    const int width[] = { FEATURES, HIDDEN, CLASSES };
    int wire = term_input(t, DIMS(FEATURES, BATCH));
    for (int i = 0; i < 2 && t->status == OK; i++) {
        const int w = term_input(t, DIMS(width[i + 1], width[i]));
        const int b = term_input(t, DIMS(width[i + 1]));
        wire = APPLY(t, BIAS, b, APPLY(t, MATMUL, w, wire));
        if (i == 0)
            wire = APPLY(t, RELU, wire);
    }
    if (t->status == OK)
        term_output(t, wire);
}

/* Outputs loss, dx, dlabels, dW ...: without the second and the third. */
static void only_slopes(const Term *g, Term *t)
{
    *t = *g;
    t->output.count = LOSS_INPUTS - 1;
    for (int i = 1; i < LOSS_INPUTS - 1; i++)
        t->output.at[i] = g->output.at[i + 2];
}

/* The gradient of the loss: x, labels, W and b of each layer, then 1, which
 * is a constant here. */
static void slopes(Term *step)
{
    Term loss, gradient, all;
    term_begin(step->arena, "loss", &loss);
    term_begin(step->arena, "gradient", &gradient);
    term_begin(step->arena, "slopes", &all);
    perceptron(2, (const int[]){ FEATURES, HIDDEN, CLASSES }, BATCH, &loss);
    loss.output.count = 1;              /* not the scores */
    term_gradient(&loss, &gradient);
    int *wire = term_room(&all, 2 * gradient.wire.count);
    for (int i = 0; i < LOSS_INPUTS && wire != NULL; i++)
        wire[i] = term_input(&all, term_in(&gradient, i));
    if (wire == NULL)
        return;
    wire[LOSS_INPUTS] = term_apply(&all, CONSTANT,
                                   &(Attributes){ .value = 1 }, 0, NULL);
    term_append(&all, &gradient, wire, wire + LOSS_INPUTS + 1);
    for (int i = 0; i < gradient.output.count && all.status == OK; i++)
        term_output(&all, wire[LOSS_INPUTS + 1 + i]);
    only_slopes(&all, &gradient);
    term_sweep(&gradient, step);
}

static void draw_numbers(Arena *a, const Term *t, EmitInput in[], int labels)
{
    static const char *const names[] = { "x", "labels", "W1", "b1", "W2",
                                         "b2" };
    Source s;
    source_seed(&s, 16);
    for (int i = 0; i < t->input.count; i++) {
        const int n = dims_count(term_in(t, i)), k = i + (i > 0 && !labels);
        real *x = arena_take(a, (size_t)n, sizeof *x);
        for (int j = 0; j < n && x != NULL; j++)
            x[j] = k == 1 ? (real)(j % CLASSES) : draw_real(&s);
        in[i] = (EmitInput){ k < 2 ? GIVEN : TRAINED, names[k], x };
    }
}

static enum status sample_perceptron(Arena *a, FILE *out,
                                     EmitReport *report, Complaint *why)
{
    EmitInput in[LOSS_INPUTS], given[LOSS_INPUTS];
    Term says, moves;
    term_begin(a, "scores", &says);
    term_begin(a, "step", &moves);
    scores(&says);
    slopes(&moves);
    if (says.status != OK || moves.status != OK)
        return TOO_LONG;
    draw_numbers(a, &says, in, 0);
    draw_numbers(a, &moves, given, 1);
    const EmitFunction step = { &moves, given };
    const EmitModel m = { "perceptron", { &says, in }, &step, (real)0.5 };
    const EmitFile f = { "A perceptron.", 1, &m, 0, 0 };
    return a->exhausted ? TOO_LONG : emit_c(&f, a, out, report, why);
}

enum status sample_model(const char *name, Arena *a, FILE *out,
                         EmitReport *report, Complaint *why)
{
    EmitGpt e = { .config = { 1, 2, 16, 16, 48 }, .name = "gpt",
                  .trains = strcmp(name, "gpt-step") == 0,
                  .int8 = strcmp(name, "gpt-int8") == 0 };
    if (strcmp(name, "perceptron") == 0)
        return sample_perceptron(a, out, report, why);
    if (strncmp(name, "gpt", 3) != 0)
        return EMPTY;
    real *w = arena_take(a, gpt_numbers(&e.config), sizeof *w);
    if (w == NULL)
        return TOO_LONG;
    gpt_initialise(&e.config, 16, w);
    for (size_t i = 0; i < gpt_numbers(&e.config); i++)
        w[i] *= 8;                      /* so that something happens */
    e.weight = w;
    return emit_gpt(&e, a, out, report, why);
}

enum { SAMPLE_ROOM = 1 << 26 };

int sample_main(int count, char *words[])
{
    Arena a = arena_over(malloc(SAMPLE_ROOM), SAMPLE_ROOM);
    EmitReport r = { 0 };
    Complaint why = { "expected perceptron, gpt, gpt-int8 or gpt-step" };
    FILE *out = count > 2 ? fopen("/dev/null", "w") : stdout;
    const enum status s = count < 2 || a.at == NULL || out == NULL ? EMPTY
        : sample_model(words[1], &a, out, &r, &why);
    if (s != OK)
        fprintf(stderr, "%s\n", why.text);
    else if (count > 2)
        printf("%zu %zu %zu %08lx\n", r.ram, r.tables, r.unquantised,
               (unsigned long)r.hash);
    if (out != NULL && out != stdout)
        fclose(out);
    free(a.at);
    return s != OK;
}
