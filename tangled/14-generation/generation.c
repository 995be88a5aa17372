/* generation.c - tokens from a model, one after the other. */
#include "generation.h"
#include <assert.h>
#include <stdio.h>
#include <string.h>

size_t generation_bytes(const GptConfig *c)
{
    const size_t v = (size_t)c->vocabulary, apart = 64;
    return decoder_numbers(c) * sizeof (float)
        + v * (sizeof (float) + sizeof (double) + sizeof (int))
        + (size_t)c->context * sizeof (int) + 5 * apart;
}

/* The answer to the last of n tokens that are read now. */
static void read_window(Generation *g, int from)
{
    const enum status s = decoder_read(&g->decoder, g->length - from,
        g->window + from, 1, g->logits);
    assert(s == OK);
    (void)s;
}

static enum status check_prompt(const GptConfig *c, int n, const int prompt[],
                                Sentence *why)
{
    if (n < 1) {
        snprintf(why->text, sizeof why->text, "a prompt without tokens: "
            "expected at least one");
        return EMPTY;
    }
    if (n > c->context) {
        snprintf(why->text, sizeof why->text, "a prompt of %d tokens: "
            "expected at most %d, the context of the model", n, c->context);
        return TOO_LONG;
    }
    for (int i = 0; i < n; i++)
        if (prompt[i] < 0 || prompt[i] >= c->vocabulary) {
            snprintf(why->text, sizeof why->text, "token %d of the prompt is "
                "%d: expected from 0 to %d", i, prompt[i],
                c->vocabulary - 1);
            return OUT_OF_RANGE;
        }
    return OK;
}

static enum status check_all(const GptConfig *c, const Manner *m, int n,
                             const int prompt[], Sentence *why)
{
    gpt_config_refusal(c, why);
    if (why->text[0] == '\0')
        manner_refusal(m, why);
    if (why->text[0] != '\0')
        return OUT_OF_RANGE;
    return check_prompt(c, n, prompt, why);
}

static int take_rooms(Generation *g, const GptConfig *c, Arena *a)
{
    const size_t v = (size_t)c->vocabulary;
    g->odds = arena_take(a, v, sizeof (double));
    g->window = arena_take(a, (size_t)c->context, sizeof (int));
    g->logits = arena_take(a, v, sizeof (float));
    g->heap = arena_take(a, v, sizeof (int));
    return !a->exhausted;
}

enum status generation_begin(Generation *g, const GptConfig *c,
    const float *parameters, const Manner *manner, int n, const int prompt[],
    uint64_t seed, Arena *a, Sentence *why)
{
    const enum status s = check_all(c, manner, n, prompt, why);
    if (s != OK)
        return s;
    if (decoder_begin(&g->decoder, c, parameters, a) != OK
        || !take_rooms(g, c, a)) {
        snprintf(why->text, sizeof why->text, "generation needs %zu bytes, "
            "and the arena has no more than %zu", generation_bytes(c),
            a->size);
        return TOO_LONG;
    }
    g->manner = *manner;
    drawing_seed(&g->drawing, seed);
    memcpy(g->window, prompt, sizeof *prompt * (size_t)n);
    g->length = n;
    read_window(g, 0);
    return OK;
}

/* Keeps the second half of the window, and reads it again. */
static void move_window(Generation *g)
{
    const int half = g->decoder.config.context / 2;
    g->length -= g->decoder.config.context - half;
    memmove(g->window, g->window + g->decoder.config.context - half,
            sizeof *g->window * (size_t)g->length);
    decoder_rewind(&g->decoder, 0);
}

int generation_next(Generation *g)
{
    const GptConfig *c = &g->decoder.config;
    Chooser *const by = &g->drawing.chooser;
    manner_odds(&g->manner, c->vocabulary, g->logits, g->odds, g->heap);
    const int token = by->choose(by, c->vocabulary, g->odds);
    if (g->length == c->context)
        move_window(g);
    g->window[g->length++] = token;
    read_window(g, g->decoder.length);
    return token;
}

static void gpt_odds(const Language *l, int first, int n, const int text[],
                     double odds[])
{
    GptLanguage *const g = l->of;
    const int answers = n - first + 1;
    int same = 0;
    assert(1 <= first && answers <= g->most);
    while (same < first - 1 && same < g->decoder->length
           && g->window[same] == text[same])
        same++;
    decoder_rewind(g->decoder, same);
    memcpy(g->window + same, text + same,
           sizeof *text * (size_t)(n - same));
    const enum status s = decoder_read(g->decoder, n - same, text + same,
                                       answers, g->logits);
    assert(s == OK);
    (void)s;
    for (int i = 0; i < answers; i++)
        manner_odds(&g->manner, l->tokens, g->logits + i * l->tokens,
                    odds + i * l->tokens, g->heap);
}

Language gpt_language(GptLanguage *g)
{
    return (Language){ g->decoder->config.vocabulary, gpt_odds, g };
}

/* One line more, behind the n characters that there are. */
static int line(size_t size, char to[], int n, const char *name,
                double number, const char *unit)
{
    const size_t at = (size_t)n < size ? (size_t)n : size;
    return n + snprintf(size > 0 ? to + at : NULL, size - at,
                        "%-28s%16.0f %s\n", name, number, unit);
}

static int line_of_tensor(size_t size, char to[], int n, const GptTensor *t)
{
    char unit[32];
    if (t->dims.rank == 2)
        snprintf(unit, sizeof unit, "= %d x %d", t->dims.at[0],
                 t->dims.at[1]);
    else
        snprintf(unit, sizeof unit, "= %d", t->dims.at[0]);
    return line(size, to, n, t->name, dims_count(t->dims), unit);
}

double generation_operations(const GptConfig *c, int keys)
{
    const double width = c->width, layers = c->layers;
    return 2 * (12 * layers * width * width + c->vocabulary * width)
        + 4 * layers * width * keys;
}

int generation_describe(const GptConfig *c, size_t size, char to[])
{
    const double parameters = (double)gpt_numbers(c);
    const double kept = 2.0 * c->layers * c->width * c->context;
    int n = 0;
    for (int i = 0; i < gpt_tensors(c); i++) {
        const GptTensor t = gpt_tensor(c, i);
        n = line_of_tensor(size, to, n, &t);
    }
    n = line(size, to, n, "parameters", parameters, "");
    n = line(size, to, n, "  of them in bytes", 4 * parameters, "");
    n = line(size, to, n, "cache of a full context", 4 * kept, "bytes");
    n = line(size, to, n, "a token, the first", generation_operations(c, 1),
             "operations");
    return line(size, to, n, "a token, the last",
                generation_operations(c, c->context), "operations");
}
