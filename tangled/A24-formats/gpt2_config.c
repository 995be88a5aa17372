/* gpt2_config.c - what GPT-2's arrays do not say: config.json. */
#include "gpt2_config.h"
#include "header_reader.h"
#include <inttypes.h>
#include <limits.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct ConfigRow {
    const char *key;
    const char *word;                   /* what it must be; NULL: a size */
    size_t at;                          /* of the size, in GptConfig */
} row[] = {
    { "model_type", "\"gpt2\"", 0 },
    { "activation_function", "\"gelu_new\"", 0 },
    { "layer_norm_epsilon", "1e-05", 0 },
    { "n_inner", "null", 0 },
    { "scale_attn_weights", "true", 0 },
    { "scale_attn_by_inverse_layer_idx", "false", 0 },
    { "add_cross_attention", "false", 0 },
    { "tie_word_embeddings", "true", 0 },
    { "n_layer", NULL, offsetof(GptConfig, layers) },
    { "n_head", NULL, offsetof(GptConfig, heads) },
    { "n_embd", NULL, offsetof(GptConfig, width) },
    { "n_positions", NULL, offsetof(GptConfig, context) },
    { "vocab_size", NULL, offsetof(GptConfig, vocabulary) },
};
enum { CONFIG_ROWS = (int)(sizeof row / sizeof row[0]), DEEPEST = 16 };

void gpt2_config_encode(const GptConfig *c, char text[GPT2_CONFIG_TEXT])
{
    int n = snprintf(text, GPT2_CONFIG_TEXT, "{\n  \"architectures\": "
        "[\"GPT2LMHeadModel\"],\n  \"bos_token_id\": null,\n"
        "  \"eos_token_id\": null");
    for (int i = 0; i < CONFIG_ROWS; i++) {
        char size[16];
        snprintf(size, sizeof size, "%d",
                 *(const int *)((const char *)c + row[i].at));
        n += snprintf(text + n, GPT2_CONFIG_TEXT - (size_t)n,
            ",\n  \"%s\": %s", row[i].key,
            row[i].word != NULL ? row[i].word : size);
    }
    snprintf(text + n, GPT2_CONFIG_TEXT - (size_t)n, "\n}\n");
}

/* true, false, null or a number: where it ends */
static void pass_word(HeaderReader *r)
{
    static const char *const words[] = { "true", "false", "null" };
    const size_t left = (size_t)(r->end - r->at);
    size_t n = 0;
    for (int i = 0; i < 3; i++)
        if (strlen(words[i]) <= left
            && memcmp(r->at, words[i], strlen(words[i])) == 0)
            n = strlen(words[i]);
    const int number = n == 0 && left > 0 && (*r->at == '-'
        || (*r->at >= '0' && *r->at <= '9'));
    while (number && n < left && memchr("0123456789+-.eE", r->at[n], 15))
        n++;
    if (n == 0)
        reader_refuses(r, "a value");
    else
        r->at += n;
}

static void pass_value(HeaderReader *r, int depth)
{
    const int first = reader_next(r);
    const char close = first == '{' ? '}' : ']';
    if (first == '"')
        reader_string(r);
    else if (first != '{' && first != '[')
        pass_word(r);
    else if (depth == DEEPEST)
        reader_refuses(r, "at most 16 brackets inside of each other");
    else {
        r->at++;
        if (reader_accepts(r, close))
            return;
        do {
            if (first == '{') {
                reader_string(r);
                reader_expects(r, ':');
            }
            pass_value(r, depth + 1);
        } while (reader_accepts(r, ','));
        reader_expects(r, close);
    }
}

static void expect_word(HeaderReader *r, const struct ConfigRow *w)
{
    reader_next(r);
    const unsigned char *const from = r->at;
    char came[48], *end;
    pass_value(r, 0);
    if (r->status != OK)
        return;
    snprintf(came, sizeof came, "%.*s", r->at - from < 48
             ? (int)(r->at - from) : 47, (const char *)from);
    const double x = strtod(w->word, &end);
    if (strcmp(came, w->word) != 0 && (end == w->word || *from == '"'
                                       || strtod(came, NULL) != x))
        reader_fails(r, BAD_FORMAT, "%s: expected %s, got %s", w->key,
                     w->word, came);
}

static void read_size(HeaderReader *r, const struct ConfigRow *w,
                      GptConfig *c)
{
    const int64_t n = reader_number(r);
    if (n > INT_MAX)
        reader_fails(r, OUT_OF_RANGE, "%s: expected a number below 2^31, got %"
                     PRId64, w->key, n);
    else
        *(int *)((char *)c + w->at) = (int)n;
}

static unsigned read_member(HeaderReader *r, unsigned seen, GptConfig *c)
{
    const char *key = reader_string(r);
    int i = 0;
    while (i < CONFIG_ROWS && strcmp(key, row[i].key) != 0)
        i++;
    reader_expects(r, ':');
    if (i == CONFIG_ROWS) {
        pass_value(r, 0);
        return seen;
    }
    if ((seen >> i & 1) != 0)
        reader_fails(r, BAD_FORMAT, "%s: expected once, got twice",
                     row[i].key);
    else if (row[i].word != NULL)
        expect_word(r, &row[i]);
    else
        read_size(r, &row[i], c);
    return seen | 1u << i;
}

enum status gpt2_config_decode(size_t n, const unsigned char at[], Arena *a,
                               GptConfig *c, Sentence *why)
{
    HeaderReader r = { .begin = at, .at = at, .end = at + n, .why = why,
                       .of = "config.json",
                       .text = arena_take(a, n + 1, 1) };
    unsigned seen = 0;
    *c = (GptConfig){ 0 };
    if (r.text == NULL)
        return refuse_with(why, TOO_LONG, "no memory for %zu bytes", n + 1);
    reader_expects(&r, '{');
    do
        seen = read_member(&r, seen, c);
    while (reader_accepts(&r, ','));
    reader_expects(&r, '}');
    if (reader_next(&r) != -1)
        reader_refuses(&r, "nothing but blanks");
    for (int i = 0; i < CONFIG_ROWS; i++)
        if (row[i].word == NULL && (seen >> i & 1) == 0)
            reader_fails(&r, BAD_FORMAT, "%s: expected a number, got "
                         "nothing", row[i].key);
    if (r.status == OK)
        gpt_config_refusal(c, why);
    return r.status != OK ? r.status
        : why->text[0] == '\0' ? OK : OUT_OF_RANGE;
}
