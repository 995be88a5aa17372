#include "book.h"

#include <ctype.h>
#include <string.h>

static const char THEMES[] = "must be \"light\" or \"dark\"";
static const char DIRECTIONS[] = "must be \"ltr\" or \"rtl\"";

static const struct {
    const char *key;
    size_t field;                       /* of Book, a string; 0: authors */
    const char *allowed, *must;         /* NULL: any string */
} KEYS[] = {
#define FIELD(name) offsetof (Book, name)
    { "book.title", FIELD(title), NULL, NULL },
    { "book.authors", 0, NULL, NULL },
    { "book.description", FIELD(description), NULL, NULL },
    { "book.language", FIELD(language), NULL, NULL },
    { "book.src", FIELD(source), NULL, NULL },
    { "book.text-direction", FIELD(direction), " ltr rtl ", DIRECTIONS },
    { "build.build-dir", FIELD(build), NULL, NULL },
    { "output.html.default-theme", FIELD(theme), " light dark ", THEMES },
    { "output.html.preferred-dark-theme", FIELD(dark_theme),
        " light dark ", THEMES },
    { "output.html.git-repository-url", FIELD(repository), NULL, NULL },
    { "output.html.edit-url-template", FIELD(edit), NULL, NULL },
    { "output.html.site-url", FIELD(site), NULL, NULL },
#undef FIELD
};

static const char TABLES[] = " book build output.html output.weave ";

static const char **field_of(Book *book, int key)
{
    return (const char **)((char *)book + KEYS[key].field);
}

static int key_called(const char *name)
{
    int i = ROWS(KEYS) - 1;
    while (i >= 0 && strcmp(KEYS[i].key, name) != 0)
        i--;
    return i;
}

const char *book_value(const Book *book, const char *key)
{
    int i = key_called(key);
    if (i < 0 || KEYS[i].field == 0)
        return NULL;
    return *(const char *const *)((const char *)book + KEYS[i].field);
}

typedef struct Toml {
    Book *book;
    const char *at, *path;
    int line;
    const char *table;                  /* "" before the first */
    bool given[ROWS(KEYS)];
    Report *errors;
} Toml;

static bool wrong(Toml *t, const char *what, const char *why)
{
    report(t->errors, t->path, t->line, NULL, "%s%s%s", what,
        what[0] == '\0' ? "" : " ", why);
    return false;
}

static void skip_blanks(Toml *t, bool newlines)
{
    for (;; t->at++) {
        if (*t->at == '#')
            t->at += strcspn(t->at, "\n");
        if (*t->at == '\n' && newlines)
            t->line++;
        else if (*t->at == '\0' || strchr(" \t\r", *t->at) == NULL)
            return;
    }
}

static const char *read_key(Toml *t)
{
    size_t n = 0;
    while (isalnum((unsigned char)t->at[n])
            || (t->at[n] != '\0' && strchr("_-.", t->at[n]) != NULL))
        n++;
    const char *key = pool_copy(&t->book->pool, t->at, n);
    t->at += n;
    return key;
}

static const char *read_toml_string(Toml *t)
{
    Text text = {0};
    char quote = *t->at++;
    while (*t->at != quote && *t->at != '\n' && *t->at != '\0') {
        if (quote == '"' && *t->at == '\\') {
            const char *from = "\"\\nt", *to = "\"\\\n\t";
            const char *found = t->at[1] == '\0' ? NULL
                : strchr(from, t->at[1]);
            if (found == NULL)
                break;
            text_add(&text, to + (found - from), 1);
            t->at += 2;
        } else {
            text_add(&text, t->at++, 1);
        }
    }
    bool closed = *t->at == quote;
    const char *made = text_keep(&text, &t->book->pool);
    if (!closed)
        wrong(t, "", "a string that is not closed on its line, or an escape "
            "that is not \\\" \\\\ \\n \\t");
    t->at += closed;
    return closed ? made : NULL;
}

static bool read_strings(Toml *t, const char *key)
{
    Book *b = t->book;
    t->at++;
    for (;;) {
        skip_blanks(t, true);
        if (*t->at == ']') {
            t->at++;
            return true;
        }
        if (*t->at != '"' && *t->at != '\'')
            return wrong(t, key, "must be an array of strings");
        const char *author = read_toml_string(t);
        if (author == NULL)
            return false;
        b->authors = pool_grow(&b->pool, b->authors, b->author_count,
            sizeof *b->authors);
        b->authors[b->author_count++] = author;
        skip_blanks(t, true);
        if (*t->at == ',')
            t->at++;
        else if (*t->at != ']')
            return wrong(t, key, "lacks a comma or its ]");
    }
}

static bool read_value(Toml *t, int key)
{
    const char *name = KEYS[key].key, *allowed = KEYS[key].allowed;
    if (KEYS[key].field == 0)
        return *t->at == '[' ? read_strings(t, name)
            : wrong(t, name, "must be an array of strings");
    if (*t->at != '"' && *t->at != '\'')
        return wrong(t, name, "must be a string");
    const char *value = read_toml_string(t);
    if (value == NULL)
        return false;
    if (allowed != NULL && (strchr(value, ' ') != NULL
            || !listed(allowed, value, strlen(value))))
        return wrong(t, name, KEYS[key].must);
    *field_of(t->book, key) = value;
    return true;
}

static bool read_table(Toml *t)
{
    t->at++;
    skip_blanks(t, false);
    t->table = read_key(t);
    skip_blanks(t, false);
    if (*t->at != ']')
        return wrong(t, "", "a table's name is followed by ]");
    t->at++;
    return listed(TABLES, t->table, strlen(t->table))
        || wrong(t, t->table, "is no table of this book");
}

static bool read_pair(Toml *t)
{
    const char *name = read_key(t);
    if (name[0] == '\0')
        return wrong(t, "", "neither a key nor a table");
    const char *full = t->table[0] == '\0' ? name
        : pool_format(&t->book->pool, "%s.%s", t->table, name);
    int key = key_called(full);
    if (key < 0)
        return wrong(t, full, "is no key of this book");
    if (t->given[key])
        return wrong(t, full, "is given twice");
    t->given[key] = true;
    skip_blanks(t, false);
    if (*t->at != '=')
        return wrong(t, full, "lacks its =");
    t->at++;
    skip_blanks(t, false);
    return read_value(t, key);
}

static bool read_line(Toml *t)
{
    if (!(*t->at == '[' ? read_table(t) : read_pair(t)))
        return false;
    skip_blanks(t, false);
    if (*t->at != '\n' && *t->at != '\0')
        return wrong(t, "", "more on the line than belongs there");
    return true;
}

bool book_read(Book *book, const char *text, const char *path,
    Report *errors)
{
    *book = (Book){ .title = NULL, .description = "", .language = "en",
        .source = "chapters", .build = "build/book", .theme = "light",
        .dark_theme = "dark" };
    Toml t = { .book = book, .at = text, .path = path, .line = 1,
        .table = "", .errors = errors };
    bool good = true;
    for (skip_blanks(&t, true); good && *t.at != '\0'; skip_blanks(&t, true))
        good = read_line(&t);
    if (good && book->title == NULL)
        good = wrong(&t, "book.title", "is missing");
    return good;
}

void book_free(Book *book)
{
    pool_free(&book->pool);
    *book = (Book){0};
}
