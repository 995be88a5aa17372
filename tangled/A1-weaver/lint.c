#include "lint.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

typedef struct Named {
    const char *name;
    int chunk;
} Named;

static int by_name(const void *a, const void *b)
{
    const Named *x = a, *y = b;
    return strcmp(x->name, y->name);
}

int web_roots(const Web *web, int chapter, Pool *pool, int **roots)
{
    const Chapter *c = &web->chapters[chapter];
    Named *named = NULL;
    int count = 0;
    for (int i = c->first; i < c->end; i++) {
        if (!web_is_root(web, i) || web->chunks[i].first != i)
            continue;
        named = pool_grow(pool, named, count, sizeof *named);
        named[count++] = (Named){ web->chunks[i].name, i };
    }
    if (count > 0)
        qsort(named, (size_t)count, sizeof *named, by_name);
    *roots = pool_take(pool, ((size_t)count + 1) * sizeof **roots);
    for (int i = 0; i < count; i++)
        (*roots)[i] = named[i].chunk;
    return count;
}

static void complain(const Web *web, int chunk, int line, const char *why,
    Report *errors)
{
    const Chunk *c = &web->chunks[chunk];
    report(errors, chunk_path(web, chunk), line > 0 ? line : c->line,
        c->name, "%s", why);
}

static void lint_uses(const Web *web, int chunk, Report *errors)
{
    const Chunk *c = &web->chunks[chunk];
    for (int i = 0; i < c->count; i++) {
        const Piece *piece = &c->pieces[i];
        if (piece->kind == USE
                && web_find(web, c->chapter, piece->text) < 0)
            report(errors, chunk_path(web, chunk), piece->line, piece->text,
                "no chunk of this name is defined in this chapter");
    }
}

static bool safe_path(const char *name)
{
    for (const char *c = name; *c != '\0'; c++)
        if (!isalnum((unsigned char)*c) && strchr("._/+-", *c) == NULL)
            return false;
    const char *rest = starts(name, "../") ? name + 3 : name;
    return rest[0] != '/' && rest[0] != '\0' && strstr(rest, "..") == NULL
        && !ends(name, "/");
}

static void lint_name(const Web *web, int chunk, Report *errors)
{
    const Chunk *c = &web->chunks[chunk];
    if (c->first != chunk || c->used)
        return;
    if (!name_is_path(c->name))
        complain(web, chunk, 0, strchr(c->name, ' ') != NULL
            ? "defined, but never used"
            : "neither used nor a file (a file's name has a dot or a slash): "
              "misspelt?", errors);
    else if (!safe_path(c->name))
        complain(web, chunk, 0, "is no name for a file: letters, digits and "
            "._/+- only, and inside tangled/", errors);
}

static const char *skip_comment(const char *s)
{
    if (starts(s, "//") || *s == '#')
        return s + strcspn(s, "\n");
    if (starts(s, "/*")) {
        const char *end = strstr(s + 2, "*/");
        return end == NULL ? s + strlen(s) : end + 2;
    }
    return s;
}

static const char *read_string(Pool *pool, const char *s, const char **after)
{
    Text text = {0};
    for (s++; *s != '\0' && *s != '"'; s++) {
        if (starts(s, "\\\n"))
            s++;
        else if (starts(s, "\\\""))
            text_add(&text, ++s, 1);
        else
            text_add(&text, *s == '\n' ? " " : s, 1);
    }
    *after = s + (*s == '"');
    return text_keep(&text, pool);
}

static const char *after_equals(const char *s)
{
    s += strspn(s, " \t\n");
    if (*s != '=')
        return NULL;
    s++;
    return s + strspn(s, " \t\n");
}

static const char *dot_attribute(Pool *pool, const char *s, const char *key)
{
    bool fresh = true;                  /* no name goes on from before s */
    while (*s != '\0') {
        const char *after = skip_comment(s);
        if (after != s) {
            s = after;
            continue;
        }
        if (fresh && starts(s, key) && !is_name_part(s[strlen(key)])) {
            const char *value = after_equals(s + strlen(key));
            if (value != NULL && *value == '"')
                return read_string(pool, value, &after);
        }
        fresh = !is_name_part(*s);
        if (*s == '"')
            read_string(pool, s, &s);
        else
            s++;
    }
    return NULL;
}

static const char *plot_attribute(Pool *pool, const char *s, const char *key)
{
    const char *begin = pool_format(pool, "# %s: ", key), *line;
    while ((line = take_line(pool, &s)) != NULL)
        if (starts(line, begin))
            return line + strlen(begin);
    return NULL;
}

const char *figure_attribute(Pool *pool, const char *source, const char *key,
    bool dot)
{
    return dot ? dot_attribute(pool, source, key)
        : plot_attribute(pool, source, key);
}

enum figure_kind figure_of(const char *name)
{
    if (starts(name, "diagrams/") && ends(name, ".dot"))
        return DIAGRAM;
    if (starts(name, "pictures/") && ends(name, ".dot"))
        return PICTURE;
    if (starts(name, "plots/") && ends(name, ".gp"))
        return PLOT;
    return NO_FIGURE;
}

static void lint_figure(const Web *web, int chunk, Report *errors)
{
    const char *const keys[] = { "caption", "alt" };
    bool dot = figure_of(web->chunks[chunk].name) != PLOT;
    Pool pool = {0};
    Text source = {0};
    tangle_text(web, chunk, &source);
    if (is_blank(text_string(&source))) {
        complain(web, chunk, 0, "is empty", errors);
    } else {
        for (int i = 0; i < 2; i++) {
            const char *found = figure_attribute(&pool, source.at, keys[i],
                dot);
            if (found == NULL || is_blank(found))
                complain(web, chunk, 0, pool_format(&pool, dot
                    ? "has no %s (graph [%s=\"...\"])"
                    : "has no %s (a comment: # %s: ...)", keys[i], keys[i]),
                    errors);
        }
    }
    text_free(&source);
    pool_free(&pool);
}

/* Both would be the figure fig-X of the page, and figures/03-...-X.svg. */
static bool same_figure(const char *a, const char *b)
{
    if (figure_of(a) == NO_FIGURE || figure_of(b) == NO_FIGURE)
        return false;
    const char *x = strrchr(a, '/'), *y = strrchr(b, '/');
    size_t n = (size_t)(strrchr(x, '.') - x);
    return (size_t)(strrchr(y, '.') - y) == n && strncmp(x, y, n) == 0;
}

static void lint_figure_name(const Web *web, int chunk, Report *errors)
{
    const Chunk *c = &web->chunks[chunk];
    for (int i = web->chapters[c->chapter].first; i < chunk; i++)
        if (web_is_root(web, i) && web->chunks[i].first == i
                && c->first == chunk
                && same_figure(web->chunks[i].name, c->name))
            complain(web, chunk, 0,
                "another figure of this chapter is called so", errors);
}

const char *exercise_of(Pool *pool, const char *line)
{
    const char *s = line + strspn(line, " \t");
    size_t digits = strspn(s, "0123456789");
    if (digits > 0 && (s[digits] == '.' || s[digits] == ')'))
        s += digits + 1 + strspn(s + digits + 1, " \t");
    if (!starts(s, "**Exercise "))
        return NULL;
    s += strlen("**Exercise ");
    size_t n = strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ.0123456789");
    if (n < 4 || s[n - 1] != '.' || !starts(s + n, "**"))
        return NULL;
    return pool_copy(pool, s, n - 1);
}

static void lint_exercise(const Web *web, int chapter, const char *exercise,
    int line, Report *errors)
{
    static const char *const before[] = { "answers/", "exercises/",
        "exercises/check_" };
    bool answered = false;              /* here: then this is its answer */
    for (int i = 0; i < 3 && !answered; i++) {
        Text name = {0};
        text_format(&name, "%s%s.c", before[i], exercise);
        bool there = web_find(web, chapter, name.at) >= 0;
        if (i == 0)
            answered = there;
        else if (!there)
            report(errors, web->chapters[chapter].path, line, name.at,
                "exercise %s has no %s: this chunk is missing", exercise,
                i == 1 ? "stub" : "test");
        text_free(&name);
    }
}

/* The mark that begins the line, if it may open or close a fence. */
const char *fence_of(const char *line)
{
    const char *s = line + strspn(line, " ");
    if (s > line + 4)
        return NULL;
    return starts(s, "```") ? "```" : starts(s, "~~~") ? "~~~" : NULL;
}

typedef struct Prose {
    const Web *web;
    Report *errors;
    int fence;                          /* line where one opened; 0: none */
    const char *mark;                   /* ``` or ~~~ */
} Prose;

static void lint_line(Prose *prose, int chapter, const char *text, int line)
{
    Pool pool = {0};
    const char *mark = fence_of(text);
    if (prose->fence > 0) {
        if (mark != NULL && strcmp(mark, prose->mark) == 0)
            prose->fence = 0;
    } else if (mark != NULL) {
        prose->fence = line;
        prose->mark = mark;
    } else {
        const char *exercise = exercise_of(&pool, text);
        if (exercise != NULL)
            lint_exercise(prose->web, chapter, exercise, line, prose->errors);
    }
    pool_free(&pool);
}

static void lint_prose(Prose *prose, const Chunk *c)
{
    Text line = {0};
    for (int i = 0; i < c->count; i++) {
        text_put(&line, c->pieces[i].text);
        if (i + 1 < c->count && c->pieces[i].kind != NEWLINE)
            continue;
        lint_line(prose, c->chapter, text_string(&line), c->pieces[i].line);
        text_free(&line);
    }
}

static void lint_fences(const Web *web, int chapter, Report *errors)
{
    const Chapter *c = &web->chapters[chapter];
    Prose prose = { .web = web, .errors = errors };
    for (int i = c->first; i < c->end; i++) {
        const Chunk *chunk = &web->chunks[i];
        if (prose.fence > 0) {
            report(errors, c->path, prose.fence, NULL, chunk->name == NULL
                ? "the Markdown fence is cut by a line %d that begins with @"
                : "the Markdown fence is not closed before line %d",
                chunk->line);
            prose.fence = 0;
        }
        if (chunk->name == NULL)
            lint_prose(&prose, chunk);
    }
    if (prose.fence > 0)
        report(errors, c->path, prose.fence, NULL,
            "the Markdown fence is not closed");
}

static void lint_chapter(const Web *web, int chapter, Report *errors)
{
    const Chapter *c = &web->chapters[chapter];
    if (c->title[0] == '\0')
        report(errors, c->path, 1, NULL,
            "the first line is not the chapter's # Title");
    lint_fences(web, chapter, errors);
    for (int i = c->first; i < c->end; i++) {
        lint_uses(web, i, errors);
        if (web->chunks[i].name == NULL)
            continue;
        lint_name(web, i, errors);
        if (web_is_root(web, i))
            lint_figure_name(web, i, errors);
    }
}

int lint_web(const Web *web, Report *errors)
{
    int before = errors->count;
    for (int i = 0; i < web->chapter_count; i++)
        lint_chapter(web, i, errors);
    if (web_is_finite(web, errors))
        for (int i = 0; i < web->chunk_count; i++)
            if (web_is_root(web, i) && web->chunks[i].first == i
                    && figure_of(web->chunks[i].name) != NO_FIGURE)
                lint_figure(web, i, errors);
    return errors->count - before;
}
