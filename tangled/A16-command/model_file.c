/* model_file.c - a model that can be used: ours, or GPT-2's. */
#include "model_file.h"
#include <stdlib.h>

/* A file that can be read, and says nothing of a run. */
static int is_strangers(const char *path, Arena *a)
{
    SafeFile f;
    SafeTensors t;
    Sentence why;
    arena_reset(a);
    if (safetensors_open(path, &f, a, &t, &why) != OK)
        return 0;
    const int runs = safetensors_value(&t, "layers") != NULL;
    safetensors_close(&f);
    arena_reset(a);
    return !runs;
}

enum status model_open(const char *path, Arena *a, ModelFile *m,
                       Sentence *why)
{
    RunFile f = { .arrays = { .at = NULL } };
    *m = (ModelFile){ .ours = 1 };
    arena_reset(a);
    enum status s = run_open(path, a, &f, &m->run, why);
    m->config = m->run.recipe.config;
    m->file = f.file, m->arrays = f.arrays;
    if (s != BAD_FORMAT || !is_strangers(path, a))
        return s;
    m->ours = 0;
    return gpt2_open(path, a, &m->file, &m->arrays, &m->config, &m->notes,
                     why);
}

enum status model_load(const char *path, Arena *a, ModelFile *m,
                       Sentence *why)
{
    enum status s = model_open(path, a, m, why);
    if (s != OK)
        return s;
    const size_t bytes = gpt_numbers(&m->config) * sizeof *m->weight;
    const RunFile f = { m->file, m->arrays };
    m->weight = malloc(bytes);
    if (m->weight == NULL)
        s = refuse_with(why, TOO_LONG, "expected %zu bytes of memory; there "
                        "are none", bytes);
    else if (m->ours)
        s = run_weights(&f, &m->run, m->weight, why);
    else
        gpt2_weights(&m->arrays, &m->config, &m->notes, m->weight);
    safetensors_close(&m->file);
    return s;
}
