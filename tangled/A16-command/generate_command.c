/* generate_command.c - tinycat generate. */
#include "commands.h"
#include "generation.h"
#include "lesson.h"
#include "model_file.h"
#include "text_stream.h"
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MODEL, PROMPT, TOKENS, TEMPERATURE, TOP_K, TOP_P, SEED,
       GENERATE_OPTIONS };
static const Option option[GENERATE_OPTIONS] = {
    [MODEL] = { "MODEL", OPERAND, 0, 0, NULL, "model.safetensors",
        "what tinycat train has saved, or a checkpoint of GPT-2" },
    [PROMPT] = { "prompt", ANY_WORD, 0, 0, "TEXT", NULL,
        "how the text begins (a line's end); for GPT-2, whose tokenizer is "
        "not here, numbers of tokens, such as 15,27 (0)" },
    [TOKENS] = { "tokens", WHOLE, 0, 1e12, "N", "256",
        "how many tokens follow" },
    [TEMPERATURE] = { "temperature", NUMBER, 0, 1000, "T", "0.8",
        "divides the logits; 0 takes the likeliest token" },
    [TOP_K] = { "top-k", WHOLE, 0, 65536, "K", "0",
        "of the K likeliest tokens; 0: of all" },
    [TOP_P] = { "top-p", NUMBER, 1e-6, 1, "P", "1",
        "of the likeliest tokens that have P of the probability" },
    [SEED] = { "seed", WHOLE, 0, 9007199254740991, "N", "1",
        "where the random numbers begin" },
};

typedef struct Writing {
    const Chosen *chosen;
    Arena table, arena;
    ModelFile model;
    Tokenizer tokenizer;
    void *block;                        /* of the tokenizer */
    int *prompt, tokens;
    Generation generation;
} Writing;

static int no_memory(size_t bytes)
{
    return report_error(FAILED, "expected %zu bytes of memory; there are none",
                    bytes);
}

static int read_model(Writing *w)
{
    Sentence why;
    return model_load(w->chosen[MODEL].word, &w->table, &w->model, &why)
        == OK ? DONE : report_error(FAILED, "%s", why.text);
}

/* Numbers of tokens; nothing, or no text at all, is token 0. */
static int read_numbers(Writing *w, const char *text)
{
    const int most = w->model.config.vocabulary - 1;
    const char *at = text == NULL || text[0] == '\0' ? "0" : text;
    char *end;
    w->prompt = malloc((strlen(at) + 1) * sizeof *w->prompt);
    if (w->prompt == NULL)
        return no_memory(strlen(at) * sizeof *w->prompt);
    for (; *at != '\0'; at = end + strspn(end, ", ")) {
        const long n = strtol(at, &end, 10);
        if (end == at || n < 0 || n > most)
            return report_error(FAILED, "--prompt: expected numbers of tokens "
                "from 0 to %d, such as 0,1, got \"%.40s\"", most, at);
        w->prompt[w->tokens++] = (int)n;
    }
    return DONE;
}

static int read_prompt(Writing *w)
{
    const char *text = w->chosen[PROMPT].word;
    Sentence why;
    if (!w->model.ours)
        return read_numbers(w, text);
    if (text == NULL || text[0] == '\0')
        text = "\n";
    const size_t n = strlen(text);
    if (tokenizer_block(w->model.run.merges, w->model.run.merge,
                        &w->tokenizer, &w->block, &why) != OK)
        return report_error(FAILED, "%s: %s", w->chosen[MODEL].word, why.text);
    w->prompt = malloc(n * sizeof *w->prompt);
    w->tokens = w->prompt == NULL ? -1 : encode_text(&w->tokenizer, n,
        (const unsigned char *)text, w->prompt);
    return w->tokens < 0 ? no_memory(n * sizeof *w->prompt) : DONE;
}

static int begin_writing(Writing *w)
{
    const Chosen *c = w->chosen;
    const GptConfig *config = &w->model.config;
    const Manner manner = { (float)c[TEMPERATURE].number,
        (int)c[TOP_K].whole, (float)c[TOP_P].number };
    const size_t bytes = generation_bytes(config);
    Sentence why;
    w->arena = arena_over(malloc(bytes), bytes);
    if (w->arena.at == NULL)
        return no_memory(bytes);
    return generation_begin(&w->generation, config, w->model.weight, &manner,
        w->tokens, w->prompt, (uint64_t)c[SEED].whole, &w->arena, &why) == OK
        ? DONE : report_error(FAILED, "--prompt: %s", why.text);
}

static int put_token(const Writing *w, int token, TextStream *s)
{
    const Tokenizer *t = &w->tokenizer;
    char number[16];
    int n = snprintf(number, sizeof number, "%d ", token);
    if (!w->model.ours)
        return stream_put(s, (size_t)n, (const unsigned char *)number);
    n = t->start[token + 1] - t->start[token];
    return stream_put(s, (size_t)n, t->text + t->start[token]);
}

/* Is each of the last logits a number? */
static int answers(const Writing *w)
{
    for (int i = 0; i < w->model.config.vocabulary; i++)
        if (!isfinite(w->generation.logits[i]))
            return 0;
    return 1;
}

/* The prompt, and as many tokens as were asked for. */
static int write_on(Writing *w)
{
    TextStream s = { .out = stdout, .terminal = isatty(1) };
    int good = 1;
    for (int i = 0; i < w->tokens && good; i++)
        good = put_token(w, w->prompt[i], &s);
    for (int64_t i = 0; i < w->chosen[TOKENS].whole && good; i++) {
        if (!answers(w))
            return report_error(FAILED, "%s: expected finite logits after %lld "
                "tokens, got one that is not", w->chosen[MODEL].word,
                (long long)i);
        good = put_token(w, generation_next(&w->generation), &s);
    }
    if (good && s.terminal)
        stream_put(&s, 1, (const unsigned char *)"\n");
    if (good)
        stream_end(&s);
    return DONE;                        /* commands.c asks stdout */
}

enum { MODEL_TABLE = 1 << 26 };

static int generate(const Chosen chosen[], const char *book)
{
    int (*const part[])(Writing *) = { read_model, read_prompt,
                                       begin_writing, write_on };
    Writing w = { .chosen = chosen };
    (void)book;
    w.table = arena_over(malloc(MODEL_TABLE), MODEL_TABLE);
    int status = w.table.at == NULL ? no_memory(MODEL_TABLE) : DONE;
    for (int i = 0; i < 4 && status == DONE; i++)
        status = part[i](&w);
    free(w.arena.at), free(w.prompt), free(w.block);
    free(w.model.weight);
    free(w.table.at);
    return status;
}

const Command generate_command = {
    "generate", "[MODEL]", "writes a text with a model", "Each token is "
    "shown when it is drawn. On a terminal, characters that\nwould command "
    "it are replaced.",
    GENERATE_OPTIONS, option, "tinycat generate notes.safetensors --prompt "
    "\"The theorem\" --temperature 0.7", generate
};
