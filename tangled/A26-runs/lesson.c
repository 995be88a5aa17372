/* lesson.c - a text as tokens: to train on, and to judge by. */
#include "lesson.h"
#include "replacement.h"
#include <stdlib.h>

static size_t bytes_seen(const Corpus *c)
{
    return c->length - c->length / 10;
}

static enum status no_room(const char *what, size_t bytes, Sentence *why)
{
    return refuse_with(why, TOO_LONG, "expected %zu bytes of memory for %s; "
                       "there are none", bytes, what);
}

enum status lesson_learn(const Corpus *c, Arena *a, Run *r, Sentence *why)
{
    const int wanted = r->recipe.config.vocabulary - BYTE_TOKENS;
    const size_t pairs = c->length < 1 << 24 ? c->length : 1 << 24;
    const size_t bytes = 24 * c->length + 112 * pairs + (1 << 19);
    void *block = malloc(bytes);
    Arena work = arena_over(block, block != NULL ? bytes : 0);
    r->merge = arena_take(a, (size_t)wanted + 1, sizeof *r->merge);
    r->merges = r->merge == NULL || block == NULL ? -1 : wanted == 0 ? 0
        : tokenizer_train((int)bytes_seen(c), c->at, end_of_word,
                          BYTE_TOKENS + wanted, r->merge, &work);
    free(block);
    if (r->merges < 0)
        return no_room("learning pairs of tokens", bytes, why);
    r->recipe.config.vocabulary = BYTE_TOKENS + r->merges;
    return OK;
}

enum status tokenizer_block(int merges, const Merge merge[], Tokenizer *y,
                            void **block, Sentence *why)
{
    enum status s = TOO_LONG;
    for (size_t bytes = 1 << 17; s == TOO_LONG && bytes <= 1 << 30;
         bytes *= 2) {
        *block = malloc(bytes);
        Arena a = arena_over(*block, *block != NULL ? bytes : 0);
        s = tokenizer_from_merges(merges, merge, &a, y, why);
        if (s != OK)
            free(*block);
        if (s != OK && !a.exhausted)
            break;
    }
    return s;
}

int encode_text(const Tokenizer *t, size_t n, const unsigned char text[],
                int token[])
{
    const size_t bytes = 24 * (n + (size_t)t->merges) + (1 << 16);
    void *block = malloc(bytes);
    Arena work = arena_over(block, block != NULL ? bytes : 0);
    const int tokens = n == 0 ? 0
        : tokenizer_encode(t, (int)n, text, token, &work);
    free(block);
    return tokens;
}

static enum status encode_parts(const Corpus *c, Lesson *y, Sentence *why)
{
    const size_t n = bytes_seen(c);
    const int seen = encode_text(&y->tokenizer, n, c->at, y->token);
    int *rest = seen < 0 ? NULL : y->token + seen;
    const int others = seen < 0 ? -1 : encode_text(&y->tokenizer,
        c->length - n, c->at + n, rest);
    if (others < 0)
        return no_room("encoding the text", 24 * c->length, why);
    y->seen = (Tokens){ y->token, (size_t)seen };
    y->others = (Tokens){ rest, (size_t)others };
    return OK;
}

enum status lesson_begin(const Corpus *c, const Run *r, Lesson *y,
                         Sentence *why)
{
    const int context = r->recipe.config.context;
    *y = (Lesson){ .token = NULL };
    enum status s = tokenizer_block(r->merges, r->merge, &y->tokenizer,
                                    &y->block, why);
    if (s != OK)
        return s;
    y->token = malloc(c->length * sizeof *y->token);
    s = y->token == NULL ? no_room("the tokens of the text", c->length
        * sizeof *y->token, why) : encode_parts(c, y, why);
    if (s == OK && y->seen.count <= (size_t)context)
        s = refuse_with(why, EMPTY, "a text of %zu bytes: its first nine "
            "tenths are %zu tokens, expected more than the context, %d",
            c->length, y->seen.count, context);
    if (s != OK)
        lesson_free(y);
    return s;
}

void lesson_free(Lesson *y)
{
    free(y->token);
    free(y->block);
    *y = (Lesson){ .token = NULL };
}
