#include "declared.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static char *read_all(FILE *in)
{
    size_t used = 0, room = 1 << 16;
    char *text = malloc(room);
    while (text != NULL) {
        used += fread(text + used, 1, room - used - 1, in);
        if (used < room - 1)
            break;
        char *more = room < (size_t)1 << 30 ? realloc(text, room * 2) : NULL;
        if (more == NULL)
            free(text);
        text = more;
        room *= 2;
    }
    if (text != NULL)
        text[used] = '\0';
    return text;
}

/* Past a string or character constant; an unended one ends with its line. */
static const char *skip_quoted(const char *c)
{
    char quote = *c++;
    while (*c != '\0' && *c != quote && *c != '\n')
        c += *c == '\\' && c[1] != '\0' ? 2 : 1;
    return *c == quote ? c + 1 : c;
}

static const char *skip_line(const char *c)
{
    while (*c != '\0' && *c != '\n')
        c++;
    return c;
}

/* Past white space, lines that begin with #, and comments. */
static const char *skip_blank(const char *c)
{
    for (;;) {
        while (isspace((unsigned char)*c))
            c++;
        if (*c == '#' || (c[0] == '/' && c[1] == '/'))
            c = skip_line(c);
        else if (c[0] == '/' && c[1] == '*') {
            const char *end = strstr(c + 2, "*/");
            c = end != NULL ? end + 2 : c + strlen(c);
        } else
            return c;
    }
}

static int in_word(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

/* The next token: a word, a constant, or one character; length 0 at the end. */
static Word next_token(const char *c)
{
    c = skip_blank(c);
    const char *end = c;
    if (*c == '"' || *c == '\'')
        end = skip_quoted(c);
    else if (in_word(*c))
        while (in_word(*end))
            end++;
    else if (*c != '\0')
        end++;
    return (Word){ c, (int)(end - c) };
}

static int word_is(Word w, const char *text)
{
    return strlen(text) == (size_t)w.length
        && memcmp(w.at, text, (size_t)w.length) == 0;
}

static int is_name(Word w)
{
    return w.length > 0 && in_word(*w.at) && !isdigit((unsigned char)*w.at);
}

static int words_add(Words *w, Word word)
{
    if (w->count == w->room) {
        int room = w->room == 0 ? 256 : 2 * w->room;
        Word *more = realloc(w->word, (size_t)room * sizeof *more);
        if (more == NULL)
            return -1;
        w->word = more;
        w->room = room;
    }
    w->word[w->count++] = word;
    return 0;
}

int words_have(const Words *w, const char *name)
{
    for (int i = 0; i < w->count; i++)
        if (word_is(w->word[i], name))
            return 1;
    return 0;
}

int declared_with(const Declared *d, const char *name, const char *suffix)
{
    size_t n = strlen(name);
    for (int i = 0; i < d->functions.count; i++) {
        Word w = d->functions.word[i];
        if ((size_t)w.length == n + 1 + strlen(suffix)
            && memcmp(w.at, name, n) == 0 && w.at[n] == '_'
            && memcmp(w.at + n + 1, suffix, strlen(suffix)) == 0)
            return 1;
    }
    return 0;
}

/* Where the reader of declarations stands. */
typedef struct Reading {
    int braces, parens;                 /* open ones */
    int is_typedef;                     /* of the declaration being read */
    int in_status;                      /* inside enum status { } */
    Word last[2];                       /* the tokens before, nearest first */
} Reading;

static void count_brackets(Reading *r, Word t)
{
    if (word_is(t, "{")) {
        r->in_status = r->braces == 0 && word_is(r->last[0], "status")
            && word_is(r->last[1], "enum");
        r->braces++;
    } else if (word_is(t, "}") && r->braces > 0) {
        r->braces--;
        r->in_status = 0;
    } else if (word_is(t, "(")) {
        r->parens++;
    } else if (word_is(t, ")") && r->parens > 0) {
        r->parens--;
    }
}

static int read_token(Declared *d, Reading *r, Word t)
{
    int outside = r->braces == 0 && r->parens == 0, failed = 0;
    Word before = r->last[0];
    if (outside && word_is(t, "typedef"))
        r->is_typedef = 1;
    if (outside && word_is(t, "(") && is_name(before))
        failed = words_add(&d->functions, before);
    if (outside && word_is(t, ";")) {
        if (r->is_typedef && is_name(before))
            failed = words_add(&d->types, before);
        r->is_typedef = 0;
    }
    if (r->in_status && is_name(t)
        && (word_is(before, "{") || word_is(before, ",")))
        failed = words_add(&d->statuses, t);
    count_brackets(r, t);
    r->last[1] = r->last[0];
    r->last[0] = t;
    return failed;
}

int declared_read(Declared *d, FILE *in)
{
    *d = (Declared){ .text = read_all(in) };
    if (d->text == NULL)
        return -1;
    Reading r = { .last = { { "", 0 }, { "", 0 } } };
    const char *c = d->text;
    for (Word t; (t = next_token(c)).length > 0; c = t.at + t.length)
        if (read_token(d, &r, t) != 0)
            return -1;
    return ferror(in) ? -1 : 0;
}

void declared_close(Declared *d)
{
    free(d->text);
    free(d->functions.word);
    free(d->types.word);
    free(d->statuses.word);
    *d = (Declared){ 0 };
}
