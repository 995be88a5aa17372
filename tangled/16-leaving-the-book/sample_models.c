/* sample_models.c - small models to be emitted, by name. */
#include "sample_models.h"
#include "emit_gpt.h"
#include "perceptron.h"
#include "source.h"
#include <math.h>
#include <string.h>

const char *const sample_models[] = { "perceptron", "gpt", "gpt-int8",
                                      "gpt-step" };

/* Two layers, 16 to 32 to 10, without the loss; for one x. */
static void scores(Term *t)
{
    int wire = term_input(t, DIMS(16, 1));
    const int width[] = { 16, 32, 10 };
    for (int i = 0; i < 2 && t->status == OK; i++) {
        const int w = term_input(t, DIMS(width[i + 1], width[i]));
        const int b = term_input(t, DIMS(width[i + 1]));
        wire = APPLY(t, BIAS, b, APPLY(t, MATMUL, w, wire));
        if (i == 0)
            wire = APPLY(t, RELU, wire);
    }
    if (t->status == OK)
        term_output(t, APPLY(t, SOFTMAX, wire));
}

static enum status sample_perceptron(Arena *a, FILE *out,
                                     EmitReport *report, Complaint *why)
{
    static const char *const names[] = { "x", "W1", "b1", "W2", "b2" };
    EmitInput in[5];
    Source s;
    Term t;
    source_seed(&s, 16);
    term_begin(a, "perceptron", &t);
    scores(&t);
    for (int i = 0; i < t.input.count; i++) {
        const int n = dims_count(term_in(&t, i));
        real *x = arena_take(a, (size_t)n, sizeof *x);
        for (int k = 0; k < n && x != NULL; k++)
            x[k] = draw_real(&s) / 2;
        in[i] = (EmitInput){ i == 0 ? GIVEN : STORED, names[i], x };
    }
    const EmitModel m = { "perceptron", { &t, in }, NULL, 0 };
    const EmitFile f = { "A perceptron.", 1, &m, 0, 0 };
    return a->exhausted ? TOO_LONG : emit_c(&f, a, out, report, why);
}

enum status sample_model(const char *name, Arena *a, FILE *out,
                         EmitReport *report, Complaint *why)
{
    EmitGpt e = { .config = { 2, 2, 16, 16, 48 }, .name = "gpt",
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
