/* bare_gpt.c - the term of a GPT, to be compiled and timed. */
#include "bare_gpt.h"

static int normal_layer(Term *t, int width, int x)
{
    const int gain = term_input(t, DIMS(width));
    const int bias = term_input(t, DIMS(width));
    return APPLY(t, BIAS, bias, APPLY(t, GAIN, gain,
                                      APPLY(t, NORMALISE, x)));
}

static int dense(Term *t, int in, int out, int x)
{
    const int weight = term_input(t, DIMS(in, out));
    const int bias = term_input(t, DIMS(out));
    return APPLY(t, BIAS, bias, APPLY(t, MATMUL_TN, weight, x));
}

static int attention_part(Term *t, const BareGpt *g, int x)
{
    const Attributes part = { .dims = DIMS(g->width) };
    const Attributes causal = { .value = 1,
        .dims = DIMS(g->heads, g->context, g->context) };
    const int qkv = dense(t, g->width, 3 * g->width,
                          normal_layer(t, g->width, x));
    const int q = APPLY_WITH(t, SPLIT, &part, qkv);
    const int k = APPLY_WITH(t, SPLIT, &part, q + 1);
    const int y = APPLY_WITH(t, ATTEND, &causal, q, k, k + 1);
    return APPLY(t, ADD, x, dense(t, g->width, g->width, y));
}

static int hidden_part(Term *t, const BareGpt *g, int x)
{
    const int h = dense(t, g->width, 4 * g->width,
                        normal_layer(t, g->width, x));
    return APPLY(t, ADD, x, dense(t, 4 * g->width, g->width,
                                  APPLY(t, GELU, h)));
}

void bare_gpt(const BareGpt *g, Term *t)
{
    const int n = g->sequences * g->context;
    const Attributes mean = { .value = 1.0 / n };
    const int ids = term_input(t, DIMS(n)), places = term_input(t, DIMS(n));
    const int targets = term_input(t, DIMS(n));
    const int wte = term_input(t, DIMS(g->vocabulary, g->width));
    const int wpe = term_input(t, DIMS(g->context, g->width));
    int x = APPLY(t, ADD, APPLY(t, GATHER, ids, wte),
                  APPLY(t, GATHER, places, wpe));
    for (int l = 0; l < g->layers && t->status == OK; l++)
        x = hidden_part(t, g, attention_part(t, g, x));
    const int logits = APPLY(t, MATMUL, wte, normal_layer(t, g->width, x));
    term_output(t, APPLY_WITH(t, SCALE, &mean, APPLY(t, SUM,
        APPLY(t, CROSS_ENTROPY, targets, logits))));
}

double bare_gpt_flops(const BareGpt *g)
{
    const double n = (double)g->sequences * g->context, w = g->width;
    return 2 * n * (12.0 * g->layers * w * w + g->vocabulary * w)
        + 4.0 * g->sequences * g->layers * w * g->context
        * (g->context + 1) / 2;
}

void bare_gpt_draw(const BareGpt *g, Source *s, const Term *t, float *in[])
{
    const int n = g->sequences * g->context;
    for (int j = 0; j < n; j++) {
        in[0][j] = (float)draw_below(s, g->vocabulary);
        in[1][j] = (float)(j % g->context);
        in[2][j] = (float)draw_below(s, g->vocabulary);
    }
    for (int i = 3; i < t->input.count; i++) {
        const Dims d = term_in(t, i);
        const float size = d.rank == 2 ? 0.03F : 1;
        for (int k = 0; k < dims_count(d); k++)
            in[i][k] = size * (float)draw_real(s);
    }
}
