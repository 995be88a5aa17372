/* sample_gpt2.c - small GPTs at random, and one of torch's, as files. */
#include "sample_gpt2.h"
#include "evaluate.h"
#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { DESK = 1 << 18 };
static Arena desk_over(max_align_t block[])
{
    return arena_over(block, DESK);
}
#define DESK_ARENA(a) max_align_t a##_block[DESK / sizeof (max_align_t)]; \
    Arena a = desk_over(a##_block)

void Model_sample(Source *s, Model *x)
{
    const int heads = 1 + draw_below(s, 2);
    memset(x, 0, sizeof *x);
    x->config = (GptConfig){ 1 + draw_below(s, 2), heads,
        heads * (1 + draw_below(s, 3)), 1 + draw_below(s, 4),
        2 + draw_below(s, 5) };
    assert(gpt_numbers(&x->config) <= MODEL_NUMBERS);
    for (size_t i = 0; i < gpt_numbers(&x->config); i++)
        x->weight[i] = (float)draw_real(s);
}

double Model_gap(const Model *a, const Model *b)
{
    return memcmp(a, b, sizeof *a) == 0 ? 0 : 1;
}

void Model_print(FILE *out, const Model *x)
{
    const GptConfig *c = &x->config;
    fprintf(out, "layers %d, heads %d, width %d, context %d, vocabulary %d",
            c->layers, c->heads, c->width, c->context, c->vocabulary);
}

enum status model_to_files(const Unit *restrict p, const Model *restrict x,
                           Gpt2Files *restrict y)
{
    DESK_ARENA(a);
    Model copy = *x;                    /* arrays are not const */
    SafeTensors t;
    Sentence why;
    (void)p;
    memset(y, 0, sizeof *y);
    gpt2_config_encode(&x->config, (char *)y->config);
    y->config_length = strlen((char *)y->config);
    const enum status s = gpt2_tensors(&x->config, copy.weight, &a, &t, &why);
    return s != OK ? s : safetensors_encode(&t, sizeof y->at, y->at,
                                            &y->length, &why);
}

enum status model_read(Gpt2Files *x, Model *y, Gpt2Notes *n, Sentence *why)
{
    DESK_ARENA(a);
    SafeTensors t;
    memset(y, 0, sizeof *y);
    enum status s = gpt2_config_decode(x->config_length, x->config, &a,
                                       &y->config, why);
    if (s == OK)
        s = safetensors_decode(x->length, x->at, &a, &t, why);
    if (s == OK)
        s = gpt2_check(&t, &y->config, n, why);
    if (s == OK && gpt_numbers(&y->config) > MODEL_NUMBERS)
        s = TOO_LONG;
    if (s == OK)
        gpt2_weights(&t, &y->config, n, y->weight);
    return s;
}

enum status model_from_files(const Unit *restrict p,
    const Gpt2Files *restrict x, Model *restrict y)
{
    Gpt2Files copy = *x;
    Gpt2Notes n;
    Sentence why;
    (void)p;
    return model_read(&copy, y, &n, &why);
}

double ModelLogits_gap(const ModelLogits *a, const ModelLogits *b)
{
    double gap = a->count == b->count ? 0 : 1;
    for (int i = 0; i < a->count && i < b->count; i++)
        gap = fmax(gap, fabs(a->at[i] - b->at[i]));
    return gap;
}

void ModelLogits_print(FILE *out, const ModelLogits *x)
{
    for (int i = 0; i < x->count && i < 4; i++)
        fprintf(out, "%s%.4g", i > 0 ? ", " : "logits ", x->at[i]);
    fprintf(out, x->count > 4 ? ", ..." : "");
}

void turn_projections(const Model *restrict x, Model *restrict y)
{
    const int n = x->config.width;
    *y = *x;
    for (int k = 0; k < gpt_tensors(&x->config); k++) {
        const GptTensor w = gpt_tensor(&x->config, k);
        if (strstr(w.name, "attn.c_proj.weight") == NULL)
            continue;
        for (int i = 0; i < n * n; i++)
            y->weight[w.at + (size_t)i] = x->weight[w.at
                + (size_t)(i % n * n + i / n)];
    }
}

enum status logits_of_model(const Unit *restrict p, const Model *restrict x,
                            ModelLogits *restrict y)
{
    DESK_ARENA(a);
    const int length = x->config.context;
    const GptShape shape = { x->config, 1, length };
    const real *in[64];
    real ids[8], positions[8], *out[1];
    Term t;
    (void)p;
    for (int i = 0; i < length; i++)
        ids[i] = (real)(3 * i % x->config.vocabulary), positions[i] = (real)i;
    in[0] = ids, in[1] = positions;
    for (int i = 0; i < gpt_tensors(&x->config); i++)
        in[2 + i] = x->weight + gpt_tensor(&x->config, i).at;
    term_begin(&a, "model", &t);
    gpt_logits(&shape, &t);
    const enum status s = evaluate(&t, in, &a, out, NULL);
    y->count = s == OK ? x->config.vocabulary * length : 0;
    assert(y->count <= 24);
    for (int i = 0; i < y->count; i++)
        y->at[i] = (double)out[0][i];
    return s;
}

const char *golden_line_of(const char *name, int i, char line[], int room)
{
    FILE *f = fopen("golden/gpt2.txt", "r");
    const size_t n = strlen(name);
    const char *found = NULL;
    while (f != NULL && found == NULL && fgets(line, room, f) != NULL)
        if (strncmp(line, name, n) == 0 && line[n] == ' ' && i-- == 0) {
            line[strcspn(line, "\n")] = '\0';
            found = line + n + 1;
        }
    if (f != NULL)
        fclose(f);
    return found;
}

void golden_files(Gpt2Files *y)
{
    char line[1024], byte[3] = "";
    const char *at;
    memset(y, 0, sizeof *y);
    y->length = 8;
    for (int i = 0; (at = golden_line_of("header", i, line, 1024)); i++)
        y->length += (size_t)snprintf((char *)y->at + y->length,
                                      GPT2_FILE - y->length, "%s", at);
    while (y->length % 8 != 0)
        y->at[y->length++] = ' ';
    y->at[0] = (unsigned char)((y->length - 8) & 255);
    y->at[1] = (unsigned char)((y->length - 8) >> 8);
    for (int i = 0; (at = golden_line_of("data", i, line, 1024)); i++)
        for (; at[0] != '\0'; at += 2) {
            memcpy(byte, at, 2);
            y->at[y->length++] = (unsigned char)strtol(byte, NULL, 16);
        }
    if ((at = golden_line_of("config", 0, line, 1024)))
        y->config_length = (size_t)snprintf((char *)y->config,
                                            GPT2_CONFIG_TEXT, "%s", at);
}

enum { FOREIGN_MOST = 40 };
typedef struct Foreign {
    SafeTensor at[FOREIGN_MOST];
    char name[FOREIGN_MOST][64];
    uint16_t half[MODEL_NUMBERS];
    int count;
} Foreign;

static SafeTensor *foreign_array(Foreign *f, const char *prefix,
    const char *rest, Dims d, void *data)
{
    char *name = f->name[f->count];
    snprintf(name, sizeof f->name[0], "%s%s", prefix, rest);
    f->at[f->count] = safetensors_of(name, ELEMENT_F32, d, data);
    return &f->at[f->count++];
}

/* Numbers that a bfloat holds: the lower halves of the floats are 0. */
static void halve(Foreign *f, const Model *x, const GptTensor *w,
                  SafeTensor *y)
{
    y->type = ELEMENT_BF16;
    y->data = f->half + w->at;
    for (size_t k = w->at; k < w->at + (size_t)dims_count(w->dims); k++) {
        uint32_t bits;
        memcpy(&bits, &x->weight[k], sizeof bits);
        f->half[k] = (uint16_t)(bits >> 16);
    }
}

/* Without the marks of our writer a file is a stranger's. */
static void spoil_mark(Gpt2Files *y, const char *mark)
{
    const size_t n = strlen(mark);
    for (size_t i = 8; i + n < y->length; i++)
        if (memcmp(y->at + i, mark, n) == 0) {
            y->at[i] = '_';
            return;
        }
}

/* All parameters, some of them as halves, and what else there may be. */
static void foreign_arrays(Source *s, const Model *x, float weight[],
                           Foreign *f)
{
    const GptConfig *c = &x->config;
    const char *prefix = draw_below(s, 2) == 0 ? "" : "transformer.";
    const int narrow = draw_below(s, 2), extra = draw_below(s, 4);
    f->count = 0;
    for (int i = 0; i < gpt_tensors(c); i++) {
        const GptTensor w = gpt_tensor(c, i);
        SafeTensor *t = foreign_array(f, prefix, w.name, w.dims,
                                      weight + w.at);
        if (narrow && i > 0 && draw_below(s, 2) == 0)
            halve(f, x, &w, t);
    }
    if (extra & 1)
        foreign_array(f, "", "lm_head.weight", DIMS(c->vocabulary, c->width),
                      weight);
    if (extra & 2)
        foreign_array(f, prefix, "h.0.attn.masked_bias", DIMS(1), weight);
}

void foreign_files(Source *s, const Model *x, Gpt2Files *y)
{
    static Foreign f;
    static Model copy;
    Sentence why;
    copy = *x;
    foreign_arrays(s, x, copy.weight, &f);
    SafeTensors t = { .at = f.at, .count = f.count };
    y->length = 0;
    gpt2_config_encode(&x->config, (char *)y->config);
    y->config_length = strlen((char *)y->config);
    if (safetensors_encode(&t, GPT2_FILE, y->at, &y->length, &why) != OK)
        y->length = 0;
    spoil_mark(y, "checksum");
    spoil_mark(y, "tinycat");
}
