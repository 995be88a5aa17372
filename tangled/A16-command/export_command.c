/* export_command.c - tinycat export. */
#include "commands.h"
#include "model_file.h"
#include "npy.h"
#include "onnx.h"
#include <stdlib.h>
#include <string.h>

enum { MODEL, TARGET, OUT, LENGTH, SEQUENCES, EXPORT_OPTIONS };
static const Option option[EXPORT_OPTIONS] = {
    [MODEL] = { "MODEL", OPERAND, 0, 0, NULL, "model.safetensors",
        "what tinycat train has saved, or a checkpoint of GPT-2" },
    [TARGET] = { "target", ANY_WORD, 0, 0, "npy|gpt2|onnx", NULL,
        "npy: an array of numpy's for each parameter; gpt2: a checkpoint of "
        "GPT-2; onnx: a graph for inference" },
    [OUT] = { "out", A_PATH, 0, 0, "PATH", NULL,
        "the directory, or for onnx the file" },
    [LENGTH] = { "length", WHOLE, 0, 65536, "N", "0",
        "for onnx, of the texts that are read (0: the context)" },
    [SEQUENCES] = { "sequences", WHOLE, 1, 65536, "N", "1",
        "for onnx, how many texts are read at once" },
};

typedef struct Export {
    const Chosen *chosen;
    ModelFile model;
    Arena table;                        /* of the file, then of what is made */
} Export;

static enum status export_npy(Export *e, Sentence *why)
{
    const char *out = e->chosen[OUT].word;
    const GptConfig *c = &e->model.config;
    enum status s = gpt2_save_config(out, c, why);
    for (int i = 0; i < gpt_tensors(c) && s == OK; i++) {
        const GptTensor w = gpt_tensor(c, i);
        const SafeTensor x = safetensors_of(w.name, ELEMENT_F32, w.dims,
                                            e->model.weight + w.at);
        char path[1100];
        snprintf(path, sizeof path, "%.1000s/%s.npy", out, w.name);
        s = npy_save(path, &x, why);
    }
    return s;
}

static enum status export_gpt2(Export *e, Sentence *why)
{
    arena_reset(&e->table);
    return gpt2_save(e->chosen[OUT].word, &e->model.config, e->model.weight,
                     &e->table, why);
}

static enum status export_onnx(Export *e, Sentence *why)
{
    const GptConfig *c = &e->model.config;
    const int asked = (int)e->chosen[LENGTH].whole;
    const GptShape shape = { *c, (int)e->chosen[SEQUENCES].whole,
                             asked > 0 ? asked : c->context };
    enum status s = gpt_shape_fits(&shape, why);
    if (s != OK)
        return s;
    const size_t n = (size_t)shape.length, layers = (size_t)c->layers;
    const size_t bytes = (1 << 22) + (layers + 1) * (n * n + (1 << 17))
        + 8 * n * (size_t)shape.sequences;
    Arena a = arena_over(malloc(bytes), bytes);
    OnnxGraph g;
    if (a.at == NULL)
        return refuse_with(why, TOO_LONG, "expected %zu bytes of memory; "
                           "there are none", bytes);
    onnx_begin(&a, "gpt", &g);
    s = onnx_gpt(&shape, e->model.weight, &g, why);
    if (s == OK)
        s = onnx_save(e->chosen[OUT].word, &g, why);
    free(a.at);
    return s;
}

static const struct Target {
    const char *name;
    enum status (*export)(Export *e, Sentence *why);
} target[] = { { "npy", export_npy }, { "gpt2", export_gpt2 },
               { "onnx", export_onnx } };

static const struct Target *target_named(const char *word)
{
    for (int i = 0; word != NULL && i < 3; i++)
        if (strcmp(word, target[i].name) == 0)
            return &target[i];
    return NULL;
}

enum { EXPORT_TABLE = 1 << 26 };

static int export_to(const struct Target *t, Export *e)
{
    Sentence why;
    if (same_file(e->chosen[MODEL].word, e->chosen[OUT].word))
        return report_error(MISUSED, "--out: expected another file than the "
                            "model's, %s", e->chosen[OUT].word);
    e->table = arena_over(malloc(EXPORT_TABLE), EXPORT_TABLE);
    if (e->table.at == NULL)
        return report_error(FAILED, "expected %d bytes of memory; there are "
                            "none", EXPORT_TABLE);
    enum status s = model_load(e->chosen[MODEL].word, &e->table, &e->model,
                               &why);
    if (s == OK)
        s = t->export(e, &why);
    free(e->model.weight);
    free(e->table.at);
    return s == OK ? DONE : report_error(FAILED, "%s", why.text);
}

static int run_export(const Chosen chosen[], const char *book)
{
    const struct Target *t = target_named(chosen[TARGET].word);
    Export e = { .chosen = chosen };
    (void)book;
    if (t == NULL)
        return report_error(MISUSED, "--target: expected npy, gpt2 or onnx, "
            "got %.40s", chosen[TARGET].word == NULL ? "nothing"
            : chosen[TARGET].word);
    if (chosen[OUT].word == NULL)
        return report_error(MISUSED, "--out: expected a path, got nothing");
    return export_to(t, &e);
}

const Command export_command = {
    "export", "[MODEL]", "writes a model in a format of others", "The model "
    "alone, without its run and its tokenizer. What is there under\nthe same "
    "name is replaced.",
    EXPORT_OPTIONS, option, "tinycat export notes.safetensors --target onnx "
    "--out notes.onnx", run_export
};
