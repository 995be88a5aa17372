/* tinycat_models.c - models of language, and texts that go on. */
#include "tinycat_models.h"
#include "generation.h"
#include "lesson.h"
#include <limits.h>
#include <math.h>
#include <stdlib.h>

struct tc_model {
    GptConfig config;
    float *weight;
    Tokenizer tokenizer;
    void *block;                        /* of the tokenizer */
};

static void say(char why[TC_WHY], const char *sentence)
{
    if (why != NULL)
        snprintf(why, TC_WHY, "%s", sentence);
}

static enum status no_memory(size_t bytes, Sentence *why)
{
    return refuse_with(why, TOO_LONG, "expected %zu bytes of memory; there "
                       "are none", bytes);
}

static enum status read_weights(const RunFile *f, const Run *r, tc_model *m,
                                Sentence *why)
{
    const size_t bytes = gpt_numbers(&r->recipe.config) * sizeof *m->weight;
    m->config = r->recipe.config;
    m->weight = malloc(bytes);
    enum status s = m->weight == NULL ? no_memory(bytes, why)
        : run_weights(f, r, m->weight, why);
    if (s == OK)
        s = tokenizer_block(r->merges, r->merge, &m->tokenizer, &m->block,
                            why);
    if (s != OK)
        m->block = NULL;
    return s;
}

static enum status read_model(const char *path, Arena *a, tc_model *m,
                              Sentence *why)
{
    RunFile f;
    Run r;
    if (path == NULL)
        return refuse_with(why, NO_FILE, "expected a path, got NULL");
    enum status s = run_open(path, a, &f, &r, why);
    if (s != OK)
        return s;
    s = read_weights(&f, &r, m, why);
    safetensors_close(&f.file);
    return s;
}

enum { TABLE_OF_MODEL = 1 << 26 };      /* what is not used is not fetched */

tc_model *tc_model_open(const char *path, char why[TC_WHY])
{
    Sentence said;
    tc_model *m = calloc(1, sizeof *m);
    void *table = malloc(TABLE_OF_MODEL);
    Arena a = arena_over(table, table != NULL ? TABLE_OF_MODEL : 0);
    const enum status s = m == NULL || table == NULL
        ? no_memory(TABLE_OF_MODEL, &said) : read_model(path, &a, m, &said);
    free(table);
    if (s == OK)
        return m;
    say(why, said.text);
    tc_model_free(m);
    return NULL;
}

void tc_model_free(tc_model *m)
{
    if (m != NULL)
        free(m->weight), free(m->block);
    free(m);
}

int tc_model_context(const tc_model *m)
{
    return m->config.context;
}

int tc_model_vocabulary(const tc_model *m)
{
    return m->config.vocabulary;
}

int tc_encode(const tc_model *m, size_t bytes, const char *text,
              int tokens[])
{
    if (m == NULL || bytes > INT_MAX)
        return -1;
    return encode_text(&m->tokenizer, bytes, (const unsigned char *)text,
                       tokens);
}

const char *tc_token(const tc_model *m, int token, size_t *bytes)
{
    const Tokenizer *t = &m->tokenizer;
    *bytes = 0;
    if (token < 0 || token >= t->count)
        return NULL;
    *bytes = (size_t)(t->start[token + 1] - t->start[token]);
    return (const char *)t->text + t->start[token];
}

struct tc_writer {
    Generation generation;
    Arena arena;
};
static const long long SEED_MOST = (1LL << 53) - 1; /* as the command's */

static enum status begin_writer(const tc_model *m, const tc_manner *how,
    int n, const int prompt[], tc_writer *w, Sentence *why)
{
    const Manner manner = { (float)how->temperature, how->top_k,
                            (float)how->top_p };
    const size_t bytes = generation_bytes(&m->config);
    if (how->seed < 0 || how->seed > SEED_MOST)
        return refuse_with(why, OUT_OF_RANGE, "seed %lld: expected from 0 to "
                           "%lld", how->seed, SEED_MOST);
    void *block = malloc(bytes);
    w->arena = arena_over(block, block != NULL ? bytes : 0);
    return block == NULL ? no_memory(bytes, why)
        : generation_begin(&w->generation, &m->config, m->weight, &manner, n,
                           prompt, (uint64_t)how->seed, &w->arena, why);
}

tc_writer *tc_writer_new(const tc_model *m, const tc_manner *how, int n,
                         const int prompt[], char why[TC_WHY])
{
    static const tc_manner plain = { 0.8, 1, 0, 1 };
    Sentence said;
    if (m == NULL)
        return NULL;
    tc_writer *w = calloc(1, sizeof *w);
    const enum status s = w == NULL ? no_memory(sizeof *w, &said)
        : begin_writer(m, how != NULL ? how : &plain, n, prompt, w, &said);
    if (s == OK)
        return w;
    say(why, said.text);
    tc_writer_free(w);
    return NULL;
}

void tc_writer_free(tc_writer *w)
{
    if (w != NULL)
        free(w->arena.at);
    free(w);
}

int tc_writer_next(tc_writer *w)
{
    const Generation *g = &w->generation;
    for (int i = 0; i < g->decoder.config.vocabulary; i++)
        if (!isfinite(g->logits[i]))
            return TC_NONE;
    return generation_next(&w->generation);
}

const float *tc_writer_logits(const tc_writer *w)
{
    return w->generation.logits;
}
