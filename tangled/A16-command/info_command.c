/* info_command.c - tinycat info. */
#include "commands.h"
#include "generation.h"
#include "model_file.h"
#include <stdlib.h>
#include <string.h>

enum { MODEL, TENSORS, INFO_OPTIONS };
static const Option option[INFO_OPTIONS] = {
    [MODEL] = { "MODEL", OPERAND, 0, 0, NULL, "model.safetensors",
        "what tinycat train has saved, or a checkpoint of GPT-2" },
    [TENSORS] = { "arrays", FLAG, 0, 0, NULL, NULL,
        "lists the arrays of the file as they are, with their metadata" },
};

static void print_arrays(const SafeTensors *t)
{
    int64_t bytes = 0;
    for (int i = 0; i < t->pairs; i++)
        printf("%-24s %s\n", t->pair[i].key, t->pair[i].value);
    for (int i = 0; i < t->count; i++) {
        const SafeTensor *x = &t->at[i];
        printf("%-40s %-4s", x->name, element_name(x->type));
        for (int k = 0; k < x->rank; k++)
            printf(" %lld", (long long)x->dims[k]);
        printf("\n");
        bytes += safetensors_bytes(x);
    }
    printf("%d arrays, %lld bytes\n", t->count, (long long)bytes);
}

static void print_run(const RunFile *f, const Run *r)
{
    printf("step %lld of %lld, rate %g, seed %lld, batch %d in %d shards%s\n",
           (long long)run_step(f), (long long)r->steps, r->rate,
           (long long)r->seed, r->recipe.batch, r->recipe.shards,
           r->exact ? ", the same bits everywhere" : "");
    printf("text of %lld bytes, checksum %016llx; %d merges\n",
           (long long)r->text_bytes, (unsigned long long)r->text_sum,
           r->merges);
}

static void print_foreign(const Gpt2Notes *n)
{
    printf("a checkpoint of GPT-2: no run, and a tokenizer that is not here\n"
        "names begin with \"%s\"; %d masks not read, table %s, %d arrays of "
        "halves\n", n->prefix, n->buffers, n->head ? "twice" : "once",
        n->widened);
}

static void print_model(const ModelFile *m)
{
    const GptConfig *c = &m->config;
    const RunFile f = { m->file, m->arrays };
    const int n = generation_describe(c, 0, NULL) + 1;
    char *text = malloc((size_t)n);
    printf("%d layer%s, %d heads, width %d, context %d, vocabulary %d\n",
           c->layers, c->layers == 1 ? "" : "s", c->heads, c->width,
           c->context, c->vocabulary);
    if (m->ours)
        print_run(&f, &m->run);
    else
        print_foreign(&m->notes);
    printf("checksum of the file: %s\n", m->arrays.checked ? "agrees"
           : "there is none");
    if (text != NULL) {
        generation_describe(c, (size_t)n, text);
        fputs(text, stdout);
    }
    free(text);
}

/* Any file has arrays; what they mean is known of ours and GPT-2's. */
static int info_in(Arena *a, const char *path, int arrays)
{
    ModelFile m;
    Sentence why;
    const enum status s = arrays
        ? safetensors_open(path, &m.file, a, &m.arrays, &why)
        : model_open(path, a, &m, &why);
    if (s != OK && arrays && s != NO_FILE)
        return report_error(FAILED, "%s: %s", path, why.text);
    if (s != OK)
        return report_error(FAILED, "%s", why.text);
    if (arrays)
        print_arrays(&m.arrays);
    else
        print_model(&m);
    safetensors_close(&m.file);
    return DONE;
}

enum { INFO_TABLE = 1 << 26 };

static int info(const Chosen chosen[], const char *book)
{
    Arena a = arena_over(malloc(INFO_TABLE), INFO_TABLE);
    (void)book;
    if (a.at == NULL)
        return report_error(FAILED, "expected %d bytes of memory; there are "
                        "none", INFO_TABLE);
    const int status = info_in(&a, chosen[MODEL].word,
                               chosen[TENSORS].given);
    free(a.at);
    return status;
}

const Command info_command = {
    "info", "[MODEL]", "says what a model is made of", "Its sizes, its "
    "run, and what a token costs.",
    INFO_OPTIONS, option, "tinycat info notes.safetensors", info
};
