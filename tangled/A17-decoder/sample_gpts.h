/* sample_gpts.h - small models with drawn parameters, for tests. */
#ifndef SAMPLE_GPTS_H
#define SAMPLE_GPTS_H

#include "decoder.h"
#include "evaluate.h"
#include "source.h"
#include <stdlib.h>

enum { GPT_SAMPLES = 7, GPT_ROOM = 1 << 26 };
static const GptConfig gpt_samples[GPT_SAMPLES] = {
    { 1, 1, 1, 3, 2 }, { 2, 2, 6, 9, 5 }, { 1, 3, 12, 17, 11 },
    { 2, 2, 16, 8, 19 }, { 1, 2, 32, 21, 37 }, { 2, 3, 48, 70, 33 },
    { 1, 1, 32, 130, 16 },
};

typedef struct SampleGpt {
    GptConfig config;
    Arena arena;
    float *parameters, *logits;         /* [context][vocabulary] */
    int *text;                          /* [context] */
} SampleGpt;

INLINE void sample_gpt(Source *from, const GptConfig *c, SampleGpt *g)
{
    const size_t n = gpt_numbers(c);
    const int drawn = c->context;
    g->config = *c;
    g->arena = arena_over(malloc(GPT_ROOM), GPT_ROOM);
    g->parameters = arena_take(&g->arena, n, sizeof (float));
    g->logits = arena_take(&g->arena, (size_t)(drawn * c->vocabulary),
                           sizeof (float));
    g->text = arena_take(&g->arena, (size_t)drawn, sizeof (int));
    for (size_t i = 0; i < n; i++)
        g->parameters[i] = draw_real(from) / 2;
    for (int i = 0; i < drawn; i++)
        g->text[i] = draw_below(from, c->vocabulary);
}

INLINE void sample_gpt_free(SampleGpt *g)
{
    free(g->arena.at);
}

/* logits [length][vocabulary] of the first length tokens, by the term */
INLINE enum status logits_by_term(SampleGpt *g, int length, float *logits)
{
    const GptShape shape = { g->config, 1, length };
    const int tensors = gpt_tensors(&g->config);
    const int v = g->config.vocabulary;
    Term t;
    real **in = arena_take(&g->arena, (size_t)tensors + 2, sizeof *in), *out;
    for (int k = 0; k < 2; k++)
        in[k] = arena_take(&g->arena, (size_t)length, sizeof (real));
    for (int i = 0; i < length; i++)
        in[0][i] = (real)g->text[i], in[1][i] = (real)i;
    for (int k = 0; k < tensors; k++)
        in[k + 2] = g->parameters + gpt_tensor(&g->config, k).at;
    term_begin(&g->arena, "the model", &t);
    gpt_logits(&shape, &t);
    const enum status s = t.status != OK ? t.status
        : evaluate(&t, (const real *const *)in, &g->arena, &out, NULL);
    for (int i = 0; s == OK && i < length * v; i++)
        logits[i] = out[i % v * length + i / v];
    return s;
}

#endif
