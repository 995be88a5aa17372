#include "book.h"

#include <ctype.h>
#include <string.h>

enum value_kind { STRING_VALUE, STRINGS_VALUE, THEME_VALUE, DIRECTION_VALUE };

static const struct {
    const char *key;
    enum value_kind kind;
    size_t field;                       /* of Book, a const char * */
} KEYS[] = {
    { "book.title", STRING_VALUE, offsetof (Book, title) },
    { "book.authors", STRINGS_VALUE, 0 },
    { "book.description", STRING_VALUE, offsetof (Book, description) },
    { "book.language", STRING_VALUE, offsetof (Book, language) },
    { "book.src", STRING_VALUE, offsetof (Book, source) },
    { "book.text-direction", DIRECTION_VALUE, offsetof (Book, direction) },
    { "build.build-dir", STRING_VALUE, offsetof (Book, build) },
    { "output.html.default-theme", THEME_VALUE, offsetof (Book, theme) },
    { "output.html.preferred-dark-theme", THEME_VALUE,
        offsetof (Book, dark_theme) },
    { "output.html.git-repository-url", STRING_VALUE,
        offsetof (Book, repository) },
    { "output.html.edit-url-template", STRING_VALUE, offsetof (Book, edit) },
    { "output.html.site-url", STRING_VALUE, offsetof (Book, site) },
};
enum { KEY_COUNT = sizeof KEYS / sizeof KEYS[0] };

static const char *const TABLES[] = { "book", "build", "output.html",
    "output.weave" };

static const char **field_of(Book *book, int key)
{
    return (const char **)((char *)book + KEYS[key].field);
}

static int key_called(const char *name)
{
    for (int i = 0; i < KEY_COUNT; i++)
        if (strcmp(KEYS[i].key, name) == 0)
            return i;
    return -1;
}

const char *book_value(const Book *book, const char *key)
{
    int i = key_called(key);
    if (i < 0 || KEYS[i].kind == STRINGS_VALUE)
        return NULL;
    return *(const char *const *)((const char *)book + KEYS[i].field);
}

typedef struct Toml {
    Book *book;
    const char *at, *path;
    int line;
    const char *table;                  /* "" before the first */
    bool given[KEY_COUNT];
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
    const char *made = pool_copy(&t->book->pool, text_string(&text),
        text.length);
    text_free(&text);
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

static bool check_value(Toml *t, int key, const char *value)
{
    bool theme = strcmp(value, "light") == 0 || strcmp(value, "dark") == 0;
    if (KEYS[key].kind == THEME_VALUE && !theme)
        return wrong(t, KEYS[key].key, "must be \"light\" or \"dark\"");
    bool direction = strcmp(value, "ltr") == 0 || strcmp(value, "rtl") == 0;
    if (KEYS[key].kind == DIRECTION_VALUE && !direction)
        return wrong(t, KEYS[key].key, "must be \"ltr\" or \"rtl\"");
    return true;
}

static bool read_value(Toml *t, int key)
{
    bool string = *t->at == '"' || *t->at == '\'';
    if (KEYS[key].kind == STRINGS_VALUE)
        return *t->at == '[' ? read_strings(t, KEYS[key].key)
            : wrong(t, KEYS[key].key, "must be an array of strings");
    if (!string)
        return wrong(t, KEYS[key].key, "must be a string");
    const char *value = read_toml_string(t);
    if (value == NULL || !check_value(t, key, value))
        return false;
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
    for (size_t i = 0; i < sizeof TABLES / sizeof TABLES[0]; i++)
        if (strcmp(TABLES[i], t->table) == 0)
            return true;
    return wrong(t, t->table, "is no table of this book");
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
