/* tokens.h - a small markup for tests and examples: a source -> its tokens.
 * It knows chunks, uses, quotations and @@, and no other escape. */
#ifndef TOKENS_H
#define TOKENS_H

#include "web.h"

#include <string.h>

static inline void put_token_line(Text *out, const char *s, bool code)
{
    const char *open = code ? "<<" : "[[", *close = code ? ">>" : "]]";
    const char *begin, *end;
    while ((begin = strstr(s, open)) != NULL
            && (end = strstr(begin + 2, close)) != NULL) {
        if (begin > s)
            text_format(out, "@text %.*s\n", (int)(begin - s), s);
        text_put(out, code ? "@use " : "@quote\n@text ");
        text_add(out, begin + 2, (size_t)(end - begin) - 2);
        text_put(out, code ? "\n" : "\n@endquote\n");
        s = end + 2;
    }
    text_format(out, "@text %s\n@nl\n", s);
}

typedef struct TokenState {
    int chunk;
    bool code;
} TokenState;

static inline void open_token_chunk(Text *out, TokenState *t, bool code)
{
    text_format(out, "@end %s %d\n", t->code ? "code" : "docs", t->chunk);
    t->code = code;
    t->chunk++;
    text_format(out, "@begin %s %d\n", code ? "code" : "docs", t->chunk);
}

static inline void put_source_line(Text *out, TokenState *t, const char *s)
{
    size_t n = strlen(s);
    if (n > 5 && starts(s, "<<") && ends(s, ">>=")) {
        open_token_chunk(out, t, true);
        text_format(out, "@defn %.*s\n@nl\n", (int)n - 5, s + 2);
    } else if (strcmp(s, "@") == 0) {
        open_token_chunk(out, t, false);
        text_put(out, "@nl\n");
    } else if (starts(s, "@ ")) {
        open_token_chunk(out, t, false);
        put_token_line(out, s + 2, false);
    } else {
        put_token_line(out, starts(s, "@@") ? s + 1 : s, t->code);
    }
}

static inline void put_tokens(Text *out, const char *path, const char *source)
{
    Pool pool = {0};
    TokenState t = { 0, false };
    text_format(out, "@file %s\n@begin docs 0\n", path);
    const char *line;
    while ((line = take_line(&pool, &source)) != NULL)
        put_source_line(out, &t, line);
    text_format(out, "@end %s %d\n", t.code ? "code" : "docs", t.chunk);
    pool_free(&pool);
}

/* Reads the web of one chapter; what is wrong with it is reported. */
static inline bool read_source(Web *web, const char *path, const char *source,
    Report *errors)
{
    Text tokens = {0};
    put_tokens(&tokens, path, source);
    bool good = web_read(web, tokens.at, tokens.length, errors);
    text_free(&tokens);
    return good;
}

#endif
