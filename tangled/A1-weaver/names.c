#include "names.h"

#include <string.h>

static void add_definition(Names *n, Definition d)
{
    if (strcmp(d.name, "main") == 0)
        return;
    n->at = pool_grow(&n->pool, n->at, n->count, sizeof *n->at);
    d.name = pool_copy(&n->pool, d.name, strlen(d.name));
    d.same = table_get(&n->newest, d.name);
    n->at[n->count] = d;
    table_set(&n->newest, d.name, n->count++);
}

static const char *local_key(Pool *pool, int chunk, const char *name)
{
    return pool_format(pool, "%d/%s", chunk, name);
}

static void add_local(Names *n, const Origins *lines, const Symbol *s)
{
    Pool pool = {0};
    for (int line = s->line; line <= s->last && line <= lines->count; line++)
        table_set(&n->locals, local_key(&pool, lines->at[line - 1].chunk,
            s->name), 1);
    pool_free(&pool);
}

static bool is_local(const Names *names, int chunk, const char *name)
{
    Pool pool = {0};
    int found = table_get(&names->locals, local_key(&pool, chunk, name));
    pool_free(&pool);
    return found >= 0;
}

static bool stands_aside(const char *file)
{
    static const char *const begins[] = { "exercises/", "answers/",
        "must_not_compile/", "check_", "measure_", "fuzz/", "demo.c" };
    bool found = false;
    for (int i = 0; i < ROWS(begins); i++)
        found |= starts(file, begins[i]);
    return found;
}

static void read_file(Names *names, const Web *web, int root)
{
    const char *file = web->chunks[root].name;
    Pool pool = {0};
    Text source = {0};
    Origins lines = { .pool = &pool };
    Symbols symbols = { .pool = &pool };
    tangle_text(web, root, &source);
    tangle_origins(web, root, &lines);
    for (int i = 0; i < lines.count; i++)
        names->file_of[lines.at[i].chunk] = root;
    parse_c(text_string(&source), &symbols);
    for (int i = 0; i < symbols.count; i++) {
        const Symbol *s = &symbols.at[i];
        if (s->kind == LOCAL)
            add_local(names, &lines, s);
        else
            add_definition(names, (Definition){ s->name, s->kind, s->hidden,
                stands_aside(file), root, lines.at[s->line - 1], -1 });
    }
    text_free(&source);
    pool_free(&pool);
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
    const char *line;
    while ((line = take_line(pool, &makefile)) != NULL)
        if (starts(line, "NEEDS") && strchr(line, '=') != NULL)
            return strchr(line, '=') + 1;
    return "";
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
        int read = web_chapter(web, pool_copy(&pool, s, n));
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
        const char *name = web->chunks[i].name;
        if (web_is_root(web, i) && web->chunks[i].first == i
                && (ends(name, ".c") || ends(name, ".h")))
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
    Pool pool = {0};
    int best = best_of(names, web, name, chunk);
    for (int i = 0; best < 0 && i < ROWS(ALONG); i++)
        if (ends(name, ALONG[i]))
            best = best_of(names, web, pool_copy(&pool, name,
                strlen(name) - strlen(ALONG[i])), chunk);
    pool_free(&pool);
    return best;
}
