/* recipes.c - what is trained: a name, and what differs from it. */
#include "recipes.h"
#include "replacement.h"
#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

static const struct { const char *name; Recipe recipe; } recipes[] = {
    { "tiny", { { 1, 2, 32, 32, 256 }, 8, 2 } },
    { "small", { { 2, 4, 64, 64, 512 }, 16, 8 } },
    { "a", { { 2, 4, 64, 64, 256 }, 8, 2 } },
    { "b", { { 4, 4, 128, 128, 512 }, 8, 2 } },
    { "c", { { 6, 6, 384, 256, 1024 }, 4, 2 } },
};
static const struct { const char *name; size_t at; } sizes[] = {
    { "layers", offsetof(Recipe, config.layers) },
    { "heads", offsetof(Recipe, config.heads) },
    { "width", offsetof(Recipe, config.width) },
    { "context", offsetof(Recipe, config.context) },
    { "vocabulary", offsetof(Recipe, config.vocabulary) },
    { "batch", offsetof(Recipe, batch) },
    { "shards", offsetof(Recipe, shards) },
};
enum { RECIPES = (int)(sizeof recipes / sizeof recipes[0]),
       SIZES = (int)(sizeof sizes / sizeof sizes[0]) };

static int *size_at(Recipe *r, int i)
{
    return (int *)(void *)((char *)r + sizes[i].at);
}

static int same_word(const char *name, size_t n, const char *word)
{
    return strlen(name) == n && strncmp(name, word, n) == 0;
}

static enum status set_size(const char *word, size_t n, Recipe *r,
                            Sentence *why)
{
    const size_t name = strcspn(word, "=");
    char *end;
    for (int i = 0; i < SIZES && name < n; i++)
        if (same_word(sizes[i].name, name, word)) {
            errno = 0;
            const long x = strtol(word + name + 1, &end, 10);
            if (end != word + n || !isdigit((unsigned char)end[-1])
                || errno != 0 || x < 1 || x > INT_MAX)
                break;
            *size_at(r, i) = (int)x;
            return OK;
        }
    return refuse_with(why, OUT_OF_RANGE, "\"%.*s\": expected one of layers, "
        "heads, width, context, vocabulary, batch, shards, then = and an "
        "integer", (int)(n > 40 ? 40 : n), word);
}

static enum status set_name(const char *word, size_t n, Recipe *r,
                            Sentence *why)
{
    for (int i = 0; i < RECIPES; i++)
        if (same_word(recipes[i].name, n, word)) {
            *r = recipes[i].recipe;
            return OK;
        }
    int k = snprintf(why->text, sizeof why->text, "\"%.*s\": expected",
                     (int)(n > 40 ? 40 : n), word);
    for (int i = 0; i < RECIPES && k < (int)sizeof why->text; i++)
        k += snprintf(why->text + k, sizeof why->text - (size_t)k, "%s %s",
                      i == 0 ? "" : i + 1 < RECIPES ? "," : " or",
                      recipes[i].name);
    return OUT_OF_RANGE;
}

enum status recipe_fits(const Recipe *r, Sentence *why)
{
    gpt_config_refusal(&r->config, why);
    if (why->text[0] != '\0')
        return OUT_OF_RANGE;
    if (r->config.vocabulary < 256)
        return refuse_with(why, OUT_OF_RANGE, "vocabulary %d: expected at "
            "least 256, a token for each byte", r->config.vocabulary);
    if (r->batch < 1 || r->batch > GPT_COLUMNS / r->config.context)
        return refuse_with(why, OUT_OF_RANGE, "batch %d: expected from 1 to "
            "%d", r->batch, GPT_COLUMNS / r->config.context);
    if (r->shards < 1 || r->shards > 64 || r->batch % r->shards != 0)
        return refuse_with(why, OUT_OF_RANGE, "%d shards of a batch of %d: "
            "expected at most 64 that divide the batch", r->shards, r->batch);
    return OK;
}

enum status recipe_read(const char *words, Recipe *y, Sentence *why)
{
    enum status s = OK;
    int first = 1;
    *y = recipes[0].recipe;
    for (const char *at = words; s == OK; first = 0) {
        const size_t n = strcspn(at, ",");
        s = first && memchr(at, '=', n) == NULL ? set_name(at, n, y, why)
                                                : set_size(at, n, y, why);
        if (at[n] == '\0')
            break;
        at += n + 1;
    }
    return s == OK ? recipe_fits(y, why) : s;
}

void recipes_print(FILE *out)
{
    fprintf(out, "%-8s", "config");
    for (int k = 0; k < SIZES; k++)
        fprintf(out, "%11s", sizes[k].name);
    for (int i = 0; i < RECIPES; i++) {
        Recipe r = recipes[i].recipe;
        fprintf(out, "\n%-8s", recipes[i].name);
        for (int k = 0; k < SIZES; k++)
            fprintf(out, "%11d", *size_at(&r, k));
    }
    fprintf(out, "\n");
}
