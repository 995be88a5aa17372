/* gpt2_file.c - GPT-2's parameters, as other programs keep them. */
#include "gpt2_file.h"
#include "halves.h"
#include "replacement.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define HEAD "lm_head.weight"
enum { NAME_MOST = 64 };
typedef struct { char text[NAME_MOST]; } Name;

static Name named(const char *prefix, const char *rest)
{
    Name n;
    snprintf(n.text, NAME_MOST, "%s%s", prefix, rest);
    return n;
}

/* The mask of a block, or the number beside it. */
static Name buffer_name(const char *prefix, int block, int which)
{
    Name n;
    snprintf(n.text, NAME_MOST, "%sh.%d.attn.%s", prefix, block,
             which == 0 ? "bias" : "masked_bias");
    return n;
}

/* Parameter i, with the type that it has in the file if that can be read. */
static enum status expect_parameter(const SafeTensors *t,
    const GptConfig *c, int i, Gpt2Notes *n, Sentence *why)
{
    const GptTensor w = gpt_tensor(c, i);
    const Name name = named(n->prefix, w.name);
    SafeTensor like = safetensors_of(name.text, ELEMENT_F32, w.dims, NULL);
    const SafeTensor *x = safetensors_find(t, name.text);
    if (x != NULL && (x->type == ELEMENT_F16 || x->type == ELEMENT_BF16)) {
        like.type = x->type;
        n->widened++;
    }
    return safetensors_expect(t, &like, why);
}

/* Is the head, if it is there, the table once more? */
static enum status expect_head(const SafeTensors *t, const GptConfig *c,
                               Gpt2Notes *n, Sentence *why)
{
    const Name wte = named(n->prefix, "wte.weight");
    const SafeTensor *x = safetensors_find(t, wte.text);
    SafeTensor like = safetensors_of(HEAD, x->type, gpt_tensor(c, 0).dims,
                                     NULL);
    n->head = safetensors_find(t, HEAD) != NULL;
    if (!n->head)
        return OK;
    if (safetensors_expect(t, &like, why) != OK)
        return BAD_FORMAT;
    return memcmp(safetensors_find(t, HEAD)->data, x->data,
                  (size_t)safetensors_bytes(x)) == 0 ? OK
        : refuse_with(why, BAD_FORMAT, HEAD ": expected the numbers of %s, "
            "got others", wte.text);
}

/* 1 if it is none of those that are known. */
static int is_stranger(const char *name, const GptConfig *c,
                       const Gpt2Notes *n)
{
    if (strcmp(name, HEAD) == 0)
        return 0;
    for (int i = 0; i < gpt_tensors(c); i++)
        if (strcmp(name, named(n->prefix, gpt_tensor(c, i).name).text) == 0)
            return 0;
    for (int i = 0; i < 2 * c->layers; i++)
        if (strcmp(name, buffer_name(n->prefix, i / 2, i % 2).text) == 0)
            return 0;
    return 1;
}

static enum status refuse_stranger(const SafeTensors *t, const GptConfig *c,
                                   const Gpt2Notes *n, Sentence *why)
{
    int i = 0;
    while (i < t->count - 1 && !is_stranger(t->at[i].name, c, n))
        i++;
    return refuse_with(why, BAD_FORMAT, "%.60s: expected a name of GPT-2's "
        "with %d layer%s, such as %s, got another", t->at[i].name, c->layers,
        c->layers == 1 ? "" : "s",
        named(n->prefix, gpt_tensor(c, 4).name).text);
}

enum status gpt2_check(const SafeTensors *t, const GptConfig *c,
                       Gpt2Notes *n, Sentence *why)
{
    enum status s = OK;
    *n = (Gpt2Notes){ .prefix = "" };
    if (safetensors_find(t, "transformer.wte.weight") != NULL)
        n->prefix = "transformer.";
    for (int i = 0; i < gpt_tensors(c) && s == OK; i++)
        s = expect_parameter(t, c, i, n, why);
    if (s == OK)
        s = expect_head(t, c, n, why);
    for (int i = 0; i < 2 * c->layers && s == OK; i++)
        n->buffers += safetensors_find(t,
            buffer_name(n->prefix, i / 2, i % 2).text) != NULL;
    if (s == OK && gpt_tensors(c) + n->head + n->buffers < t->count)
        s = refuse_stranger(t, c, n, why);
    return s;
}

static float element_at(const SafeTensor *x, size_t k)
{
    const unsigned char *const at = x->data;
    uint16_t half;
    float whole;
    if (x->type == ELEMENT_F32) {
        memcpy(&whole, at + 4 * k, sizeof whole);
        return whole;
    }
    memcpy(&half, at + 2 * k, sizeof half);
    return x->type == ELEMENT_F16 ? half_to_float(half)
                                  : bfloat_to_float(half);
}

void gpt2_weights(const SafeTensors *t, const GptConfig *c,
                  const Gpt2Notes *n, float weight[])
{
    for (int i = 0; i < gpt_tensors(c); i++) {
        const GptTensor w = gpt_tensor(c, i);
        const SafeTensor *x = safetensors_find(t, named(n->prefix,
                                                        w.name).text);
        for (size_t k = 0; k < (size_t)dims_count(w.dims); k++)
            weight[w.at + k] = element_at(x, k);
    }
}

enum status gpt2_tensors(const GptConfig *c, float weight[], Arena *a,
                         SafeTensors *t, Sentence *why)
{
    const int n = gpt_tensors(c);
    Name *const name = arena_take(a, (size_t)n, sizeof *name);
    SafePair *const pair = arena_take(a, 1, sizeof *pair);
    *t = (SafeTensors){ .count = n, .pairs = 1, .pair = pair,
        .at = arena_take(a, (size_t)n, sizeof *t->at) };
    if (a->exhausted)
        return refuse_with(why, TOO_LONG, "no memory for a list of %d "
                           "arrays", n);
    *pair = (SafePair){ "format", "pt" };
    for (int i = 0; i < n; i++) {
        const GptTensor w = gpt_tensor(c, i);
        name[i] = named("transformer.", w.name);
        t->at[i] = safetensors_of(name[i].text, ELEMENT_F32, w.dims,
                                  weight + w.at);
    }
    return OK;
}

static enum status read_config(const char *path, Arena *a, GptConfig *c,
                               Sentence *why)
{
    Sentence inside;
    FILE *const f = fopen(path, "rb");
    unsigned char *const at = arena_take(a, GPT2_CONFIG_MOST, 1);
    const size_t n = f != NULL && at != NULL
        ? fread(at, 1, GPT2_CONFIG_MOST, f) : 0;
    const int error = f == NULL || ferror(f) ? errno : 0;
    if (f != NULL)
        fclose(f);
    if (error != 0)
        return refuse_with(why, NO_FILE, "%.100s: %s", path,
                           strerror(error));
    if (at == NULL || n == GPT2_CONFIG_MOST)
        return refuse_with(why, TOO_LONG, "%.60s: expected less than %d "
                           "bytes", path, GPT2_CONFIG_MOST);
    const enum status s = gpt2_config_decode(n, at, a, c, &inside);
    return s == OK ? OK
        : refuse_with(why, s, "%.50s: %.105s", path, inside.text);
}

enum status gpt2_open(const char *path, Arena *a, SafeFile *f,
    SafeTensors *t, GptConfig *c, Gpt2Notes *n, Sentence *why)
{
    char beside[REPLACEMENT_PATH];
    const char *slash = strrchr(path, '/');
    const int length = slash == NULL ? 0 : (int)(slash - path) + 1;
    Sentence inside;
    if (length > REPLACEMENT_PATH - 16)
        return refuse_with(why, TOO_LONG, "path: expected less than %d "
                           "bytes", REPLACEMENT_PATH - 16);
    snprintf(beside, sizeof beside, "%.*sconfig.json", length, path);
    enum status s = read_config(beside, a, c, why);
    if (s != OK)
        return s;
    s = safetensors_open(path, f, a, t, &inside);
    if (s != OK)
        return s == NO_FILE ? (*why = inside, s)
            : refuse_with(why, s, "%.50s: %.105s", path, inside.text);
    s = gpt2_check(t, c, n, &inside);
    if (s != OK) {
        refuse_with(why, s, "%.40s: %.115s", path, inside.text);
        safetensors_close(f);
    }
    return s;
}

/* The path of a file in a directory, which is made if it is not there. */
static enum status path_in(const char *directory, const char *name,
                           char path[REPLACEMENT_PATH], Sentence *why)
{
    if (strlen(directory) > REPLACEMENT_PATH - 32)
        return refuse_with(why, TOO_LONG, "path: expected less than %d "
                           "bytes", REPLACEMENT_PATH - 32);
    snprintf(path, REPLACEMENT_PATH, "%s/%s", directory, name);
    return mkdir(directory, 0777) == 0 || errno == EEXIST ? OK
        : refuse_with(why, NO_FILE, "%.100s: %s", directory,
                      strerror(errno));
}

enum status gpt2_save_config(const char *directory, const GptConfig *c,
                             Sentence *why)
{
    char path[REPLACEMENT_PATH], text[GPT2_CONFIG_TEXT];
    Replacement file;
    enum status s = path_in(directory, "config.json", path, why);
    if (s == OK)
        s = replacement_begin(&file, path, why);
    if (s != OK)
        return s;
    gpt2_config_encode(c, text);
    replacement_put(&file, strlen(text), text);
    return replacement_end(&file, why);
}

enum status gpt2_save(const char *directory, const GptConfig *c,
                      float weight[], Arena *a, Sentence *why)
{
    char path[REPLACEMENT_PATH];
    SafeTensors t;
    enum status s = gpt2_tensors(c, weight, a, &t, why);
    if (s == OK)
        s = path_in(directory, "model.safetensors", path, why);
    if (s == OK)
        s = safetensors_save(path, &t, why);
    return s == OK ? gpt2_save_config(directory, c, why) : s;
}
