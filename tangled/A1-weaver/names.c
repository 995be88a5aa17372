#include "names.h"

#include "lint.h"
#include "parse.h"

#include <string.h>

typedef struct Hearer {
    Names *names;
    const Web *web;
    int root;
    bool aside;
    Origins lines;
} Hearer;

static Origin origin_at(const Hearer *h, int line)
{
    Origin none = { h->root, 0 };
    return line >= 1 && line <= h->lines.count ? h->lines.at[line - 1] : none;
}

static void hear_definition(void *state, const char *name,
    enum definition_kind kind, bool hidden, int line)
{
    Hearer *h = state;
    Names *n = h->names;
    if (strcmp(name, "main") == 0)
        return;
    n->at = pool_grow(&n->pool, n->at, n->count, sizeof *n->at);
    n->at[n->count] = (Definition){
        .name = pool_copy(&n->pool, name, strlen(name)), .kind = kind,
        .hidden = hidden, .aside = h->aside, .root = h->root,
        .at = origin_at(h, line), .same = table_get(&n->newest, name) };
    table_set(&n->newest, name, n->count++);
}

static void set_local(Names *names, int chunk, const char *name)
{
    Text key = {0};
    text_format(&key, "%d/%s", chunk, name);
    table_set(&names->locals, key.at, 1);
    text_free(&key);
}

static bool is_local(const Names *names, int chunk, const char *name)
{
    Text key = {0};
    text_format(&key, "%d/%s", chunk, name);
    bool known = table_get(&names->locals, key.at) >= 0;
    text_free(&key);
    return known;
}

static void hear_local(void *state, const char *name, int first, int last)
{
    Hearer *h = state;
    int before = -1;
    for (int line = first; line <= last; line++) {
        int chunk = origin_at(h, line).chunk;
        if (chunk != before)
            set_local(h->names, chunk, name);
        before = chunk;
    }
}

static bool stands_aside(const char *file)
{
    return starts(file, "exercises/") || starts(file, "answers/")
        || starts(file, "must_not_compile/") || starts(file, "check_")
        || starts(file, "measure_") || starts(file, "fuzz/")
        || strcmp(file, "demo.c") == 0;
}

static void read_file(Names *names, const Web *web, int root)
{
    const char *file = web->chunks[root].name;
    Pool pool = {0};
    Text source = {0};
    Hearer hearer = { names, web, root, stands_aside(file), { .pool = &pool } };
    Listener listener = { hear_definition, hear_local, &hearer };
    Lexemes lexemes = { .pool = &pool };
    tangle_text(web, root, &source);
    tangle_origins(web, root, &hearer.lines);
    for (int i = 0; i < hearer.lines.count; i++)
        names->file_of[hearer.lines.at[i].chunk] = root;
    lex_c(text_string(&source), &lexemes);
    parse_c(&lexemes, &listener);
    text_free(&source);
    pool_free(&pool);
}

static int chapter_called(const Web *web, const char *name)
{
    for (int i = 0; i < web->chapter_count; i++)
        if (strcmp(web->chapters[i].name, name) == 0)
            return i;
    return -1;
}

static void see(Names *names, int reader, int read)
{
    for (int i = 0; i < names->chapters; i++)
        if (i == read || names->sees[read * names->chapters + i])
            names->sees[reader * names->chapters + i] = true;
}

/* The words after `NEEDS =` in a Makefile; "" if there is no such line. */
static const char *needs_of(Pool *pool, const char *makefile)
{
    const char *s = makefile;
    while (*s != '\0' && !starts(s, "NEEDS"))
        s += strcspn(s, "\n") + (s[strcspn(s, "\n")] != '\0');
    size_t n = strcspn(s, "\n"), key = strcspn(s, "=");
    return key < n ? pool_copy(pool, s + key + 1, n - key - 1) : "";
}

/* A chapter with a Makefile sees what it needs; another all before it. */
static void read_needs(Names *names, const Web *web, int chapter)
{
    Pool pool = {0};
    Text makefile = {0};
    int root = web_find(web, chapter, "Makefile");
    if (root >= 0)
        tangle_text(web, root, &makefile);
    const char *s = needs_of(&pool, text_string(&makefile));
    while (*(s += strspn(s, " \t")) != '\0') {
        size_t n = strcspn(s, " \t");
        int read = chapter_called(web, pool_copy(&pool, s, n));
        if (read >= 0)
            see(names, chapter, read);
        s += n;
    }
    for (int i = 0; root < 0 && i < chapter; i++)
        see(names, chapter, i);
    see(names, chapter, chapter);
    text_free(&makefile);
    pool_free(&pool);
}

void names_read(Names *names, const Web *web)
{
    *names = (Names){ .chapters = web->chapter_count };
    names->newest.pool = names->locals.pool = &names->pool;
    size_t n = (size_t)web->chapter_count;
    names->sees = pool_take(&names->pool, n * n + 1);
    names->file_of = pool_take(&names->pool,
        ((size_t)web->chunk_count + 1) * sizeof *names->file_of);
    for (int i = 0; i < web->chunk_count; i++)
        names->file_of[i] = -1;
    for (int i = 0; i < web->chapter_count; i++)
        read_needs(names, web, i);
    for (int i = 0; i < web->chunk_count; i++) {
        const Chunk *c = &web->chunks[i];
        if (web_is_root(web, i) && c->first == i
                && (ends(c->name, ".c") || ends(c->name, ".h")))
            read_file(names, web, i);
    }
}

void names_free(Names *names)
{
    pool_free(&names->pool);
    *names = (Names){0};
}

/* 0: out of sight. More is better: the reader's own file, his chapter, the
 * nearest chapter before, one after (for prose); a body before a prototype. */
static int worth(const Names *names, const Web *web, const Definition *d,
    int chunk)
{
    int reader = web->chunks[chunk].chapter;
    int chapter = web->chunks[d->root].chapter;
    bool prose = web->chunks[chunk].name == NULL;
    bool own = names->file_of[chunk] == d->root;
    int body = d->kind == PROTOTYPE ? 1 : 3;
    if (d->at.chunk == chunk)
        return 1 << 24;
    if (d->hidden || d->aside)
        return own ? 1 << 22 : prose && chapter == reader ? body : 0;
    if (chapter == reader)
        return (own ? 1 << 22 : 1 << 20) + body;
    if (names->sees[reader * names->chapters + chapter])
        return 8 * (chapter + 2) + body;
    return prose ? body : 0;
}

static int best_of(const Names *names, const Web *web, const char *name,
    int chunk)
{
    int best = -1, most = 0;
    for (int i = table_get(&names->newest, name); i >= 0;
            i = names->at[i].same) {
        int value = worth(names, web, &names->at[i], chunk);
        if (value > most) {
            most = value;
            best = i;
        }
    }
    return best;
}

/* ARROW(f, ...) and its kin declare f_dom and these others along with f. */
static const char *const ALONG[] = { "_par", "_dom", "_cod", "_refuses",
    "_apply", "_trace", "_dim", "_pair", "_1", "_2" };

int names_resolve(const Names *names, const Web *web, const char *name,
    int chunk, bool called)
{
    if (!called && is_local(names, chunk, name))
        return -1;
    int best = best_of(names, web, name, chunk);
    for (size_t i = 0; best < 0 && i < sizeof ALONG / sizeof ALONG[0]; i++)
        if (ends(name, ALONG[i])) {
            Text base = {0};
            text_add(&base, name, strlen(name) - strlen(ALONG[i]));
            best = best_of(names, web, text_string(&base), chunk);
            text_free(&base);
        }
    return best;
}
