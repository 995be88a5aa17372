/* bench_decoder.c - tokens a second, with the cache and by reading again. */
#include "decoder.h"
#include "source.h"
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static const GptConfig bench_configs[] = { { 2, 4, 64, 64, 256 },
    { 4, 4, 128, 128, 512 }, { 6, 6, 384, 256, 1024 } };
static Decoder decoder;
static int *text;
static float *logits;

static double seconds(void)
{
    return (double)clock() / CLOCKS_PER_SEC;    /* of this process */
}

static void must_read(int n, const int tokens[])
{
    if (decoder_read(&decoder, n, tokens, 1, logits) != OK)
        abort();
}

static int likeliest(void)
{
    float most = logits[0];
    int top = 0;
    for (int i = 1; i < decoder.config.vocabulary; i++)
        if (logits[i] > most)
            most = logits[i], top = i;
    return top;
}

/* Seconds for a token. */
static double cached(void)
{
    const int n = decoder.config.context;
    const double start = seconds();
    decoder_rewind(&decoder, 0);
    for (int i = 0; i < n; i++) {
        must_read(1, text + i);
        if (i + 1 < n)
            text[i + 1] = likeliest();
    }
    return (seconds() - start) / n;
}

static double read_again(void)
{
    const double start = seconds();
    decoder_rewind(&decoder, 0);
    must_read(decoder.config.context / 2, text);
    return seconds() - start;
}

static double prompt(void)
{
    const int n = decoder.config.context;
    const double start = seconds();
    decoder_rewind(&decoder, 0);
    must_read(n, text);
    return (seconds() - start) / n;
}

/* Seconds to read all weights once, in vectors that every machine has. */
static double plain_reading(void)
{
    typedef float Four
        __attribute__((vector_size(16), aligned(4), may_alias));
    const size_t n = gpt_numbers(&decoder.config);
    const Four *at = (const Four *)(const void *)decoder.parameters;
    static volatile float kept;
    Four sum[8] = { { 0 } };
    const double start = seconds();
    for (size_t i = 0; i + 32 <= n; i += 32, at += 8)
        for (int b = 0; b < 8; b++)
            sum[b] = sum[b] + at[b];
    for (int b = 1; b < 8; b++)
        sum[0] = sum[0] + sum[b];
    kept = sum[0][0] + sum[0][1] + sum[0][2] + sum[0][3];
    (void)kept;
    return seconds() - start;
}

static double best(double (*run)(void), double least)
{
    const double took = run();
    return took < least ? took : least;
}

static float *drawn_parameters(size_t n)
{
    static Source s;
    float *const parameters = malloc(n * sizeof *parameters);
    source_seed(&s, 1);
    for (size_t i = 0; i < n; i++)
        parameters[i] = draw_real(&s) / 16;
    return parameters;
}

static void bench(const GptConfig *c, int rounds)
{
    const size_t n = gpt_numbers(c), all = decoder_numbers(c);
    float *const parameters = drawn_parameters(n);
    void *const block = malloc(all * sizeof (float));
    double least[] = { 1e9, 1e9, 1e9, 1e9 };
    Arena a = arena_over(block, all * sizeof (float));
    if (decoder_begin(&decoder, c, parameters, &a) != OK)
        abort();
    text = calloc((size_t)c->context, sizeof *text);
    logits = calloc((size_t)c->vocabulary, sizeof *logits);
    for (int i = 0; i < rounds; i++) {
        double (*const runs[])(void) = { cached, read_again, prompt,
                                         plain_reading };
        for (int k = 0; k < 4; k++)
            least[k] = best(runs[k], least[k]);
    }
    printf("%d-%d-%d-%d-%d,%.0f,%.1f,%.0f,%zu,%.1f\n", c->layers, c->heads,
           c->width, c->context, c->vocabulary, 1 / least[0], 1 / least[1],
           1 / least[2], n * sizeof (float),
           (double)n * sizeof (float) / least[3] * 1e-9);
    free(parameters), free(block), free(text), free(logits);
}

int main(void)
{
    printf("model,cached,again,prompt,bytes,read\n");
    bench(&bench_configs[0], 400);
    bench(&bench_configs[1], 100);
    bench(&bench_configs[2], 6);
    return 0;
}
