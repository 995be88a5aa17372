#include "weaver.h"

#include <string.h>

void weaver_open(Weaver *w, int chapter)
{
    w->pool = (Pool){0};
    w->chapter = w->reader = chapter;
    w->up = "";
    w->figure_number = 0;
    w->ranges = (Ranges){ .pool = &w->pool };
    int *roots, count = chapter < 0 ? 0
        : web_roots(w->web, chapter, &w->pool, &roots);
    for (int i = 0; i < count; i++)
        tangle_ranges(w->web, roots[i], &w->ranges);
}

void weaver_close(Weaver *w)
{
    pool_free(&w->pool);
}

const char *chunk_url(Weaver *w, int chunk)
{
    const Chunk *c = &w->web->chunks[chunk];
    if (c->chapter == w->reader)
        return pool_format(&w->pool, "#%s", c->id);
    return pool_format(&w->pool, "%s%s.html#%s", w->up,
        w->web->chapters[c->chapter].name, c->id);
}

const char *chunk_number(Weaver *w, int chunk)
{
    const Chunk *c = &w->web->chunks[chunk];
    return pool_format(&w->pool, "%s.%d", w->web->chapters[c->chapter].number,
        c->number);
}

void weave_name(const char *name, Text *out)
{
    const char *open;
    while ((open = strstr(name, "[[")) != NULL) {
        const char *close = strstr(open, "]]");
        if (close == NULL)
            break;
        while (close[2] == ']')
            close++;
        html_escape_part(name, (size_t)(open - name), out);
        text_put(out, "<code>");
        html_escape_part(open + 2, (size_t)(close - open) - 2, out);
        text_put(out, "</code>");
        name = close + 2;
    }
    html_escape(name, out);
}

static void note_use(Linking *l, const char *name, int place)
{
    Pool *pool = &l->w->pool;
    if (l->quiet || l->file || table_get(&l->used, name) >= 0)
        return;
    table_set(&l->used, name, 1);
    l->names = pool_grow(pool, l->names, l->count, sizeof *l->names);
    l->places = pool_grow(pool, l->places, l->count, sizeof *l->places);
    l->names[l->count] = pool_copy(pool, name, strlen(name));
    l->places[l->count++] = place;
}

const char *link_name(void *state, const char *name, bool called)
{
    Linking *l = state;
    Weaver *w = l->w;
    int found = names_resolve(w->names, w->web, name, l->chunk, called);
    if (found < 0)
        return NULL;
    const Definition *d = &w->names->at[found];
    if (d->at.chunk == l->chunk && d->at.line == l->line)
        return "<span class=\"df\">";
    if (d->at.chunk == l->chunk && !l->file)
        return NULL;
    note_use(l, name, d->at.chunk);
    return pool_format(&w->pool, "<a class=\"id\" href=\"%s\">",
        chunk_url(w, d->at.chunk));
}

static void put_reference(Weaver *w, int reader, const char *name, Text *out)
{
    int used = web_find(w->web, w->web->chunks[reader].chapter, name);
    if (used < 0) {
        text_put(out, "⟨");
        weave_name(name, out);
        text_put(out, "⟩");
        return;
    }
    text_format(out, "<a class=\"ref\" href=\"%s\">⟨", chunk_url(w, used));
    weave_name(name, out);
    text_format(out, " <small>%s</small>⟩</a>", chunk_number(w, used));
}

static const Language *language_in(const Weaver *w, int chunk)
{
    for (int i = 0; i < w->ranges.count; i++)
        if (w->ranges.at[i].chunk == chunk)
            return language_of(w->web->chunks[w->ranges.at[i].root].name);
    return language_of("");
}

static void put_code(Weaver *w, int chunk, Linking *linking, Text *out)
{
    const Chunk *c = &w->web->chunks[chunk];
    Highlighter h = { .language = language_in(w, chunk), .linker = link_name,
        .state = linking };
    int first = 0, last = c->count;
    while (first < last && c->pieces[first].kind == NEWLINE)
        first++;
    while (last > first && c->pieces[last - 1].kind == NEWLINE)
        last--;
    for (int i = first; i < last; i++) {
        const Piece *piece = &c->pieces[i];
        linking->line = piece->line;
        if (piece->kind == WORDS)
            highlight(&h, piece->text, out);
        else if (piece->kind == USE)
            put_reference(w, chunk, piece->text, out);
        else
            highlight_newline(&h, out);
    }
}

static void put_number(Weaver *w, int chunk, Text *out)
{
    text_format(out, "<a class=\"cnum\" href=\"%s\">%s</a>",
        chunk_url(w, chunk), chunk_number(w, chunk));
}

static void put_users(Weaver *w, int chunk, Text *out)
{
    const Web *web = w->web;
    const Chunk *c = &web->chunks[chunk];
    int found = 0;
    for (int i = web->chapters[c->chapter].first;
            i < web->chapters[c->chapter].end; i++) {
        const Chunk *user = &web->chunks[i];
        bool uses = false;
        for (int k = 0; user->name != NULL && k < user->count; k++)
            uses |= user->pieces[k].kind == USE
                && strcmp(user->pieces[k].text, c->name) == 0;
        if (!uses)
            continue;
        text_put(out, found++ == 0 ? "<span class=\"usedin\">used in "
            : ", ");
        put_number(w, i, out);
    }
    text_put(out, found > 0 ? "</span>\n" : "");
}

static void put_continued(Weaver *w, int chunk, Text *out)
{
    const Chunk *chunks = w->web->chunks;
    if (chunks[chunk].part > 1 || chunks[chunk].next < 0)
        return;
    text_put(out, "<span class=\"continued\">continued in ");
    for (int i = chunks[chunk].next; i >= 0; i = chunks[i].next) {
        put_number(w, i, out);
        text_put(out, chunks[i].next >= 0 ? ", " : "</span>\n");
    }
}

/* The blank lines that the page leaves out are left out here too. */
static int first_shown(const Weaver *w, const Range *r)
{
    const Chunk *c = &w->web->chunks[r->chunk];
    int first = r->first;
    for (int i = 0; i < c->count && c->pieces[i].kind == NEWLINE; i++)
        first++;
    return first < r->last ? first : r->last;
}

static void put_place(const Weaver *w, const Range *r, bool named, Text *out)
{
    const char *name = w->web->chunks[r->root].name;
    int first = first_shown(w, r);
    text_format(out, "<a class=\"file\" href=\"files/%s/%s.html#L%d\">",
        w->web->chapters[w->chapter].name,
        starts(name, "../") ? name + 3 : name, first);
    if (named)
        text_format(out, "%s</a>:%d", name, first);
    else
        text_format(out, "%d</a>", first);
    if (r->last > first)
        text_format(out, "–%d", r->last);
}

static void put_places(Weaver *w, int chunk, Text *out)
{
    int before = -1, found = 0;
    for (int i = 0; i < w->ranges.count; i++) {
        const Range *r = &w->ranges.at[i];
        if (r->chunk != chunk)
            continue;
        text_put(out, found++ == 0 ? "<span class=\"place\">tangled to "
            : ", ");
        put_place(w, r, r->root != before, out);
        before = r->root;
    }
    text_put(out, found > 0 ? "</span>\n" : "");
}

static void put_defined(Weaver *w, int chunk, Text *out)
{
    Table told = { .pool = &w->pool };
    int found = 0;
    for (int i = 0; i < w->names->count; i++) {
        const Definition *d = &w->names->at[i];
        if (d->at.chunk != chunk || table_get(&told, d->name) >= 0)
            continue;
        table_set(&told, d->name, 1);
        text_format(out, "%s<code>%s</code>", found++ == 0
            ? "<span class=\"defines\">defines " : ", ", d->name);
    }
    text_put(out, found > 0 ? "</span>\n" : "");
}

static void put_used(Linking *l, Text *out)
{
    for (int i = 0; i < l->count; i++)
        text_format(out, "%s<a class=\"id\" href=\"%s\"><code>%s</code></a> "
            "<small>%s</small>", i == 0 ? "<span class=\"uses\">uses " : ", ",
            chunk_url(l->w, l->places[i]), l->names[i],
            chunk_number(l->w, l->places[i]));
    text_put(out, l->count > 0 ? "</span>\n" : "");
}

static void put_head(Weaver *w, int chunk, Text *out)
{
    const Chunk *c = &w->web->chunks[chunk];
    const char *number = chunk_number(w, chunk);
    bool root = web_is_root(w->web, chunk);
    text_format(out, "<section class=\"chunk%s\" id=\"%s\" role=\"group\" "
        "aria-label=\"Chunk %s, ", root ? " root" : "", c->id, number);
    html_escape(c->name, out);
    text_format(out, "\">\n<header><a class=\"num\" href=\"#%s\">%s</a> "
        "<span class=\"name\">%s", c->id, number, root ? "<b>" : "");
    weave_name(c->name, out);
    text_format(out, "%s</span> <span class=\"op\">%s</span>\n"
        "<span class=\"hop\">", root ? "</b>" : "", c->part == 1 ? "≡" : "+≡");
    int before = c->first;
    while (c->part > 1 && w->web->chunks[before].next != chunk)
        before = w->web->chunks[before].next;
    if (c->part > 1)
        text_format(out, "<a href=\"%s\" title=\"previous part\">↑ %s</a>",
            chunk_url(w, before), chunk_number(w, before));
    if (c->next >= 0)
        text_format(out, "%s<a href=\"%s\" title=\"next part\">↓ %s</a>",
            c->part > 1 ? " " : "", chunk_url(w, c->next),
            chunk_number(w, c->next));
    text_put(out, "</span></header>\n");
}

static void put_chunk(Weaver *w, int chunk, Text *out)
{
    Linking linking = { .w = w, .chunk = chunk, .used = { .pool = &w->pool } };
    put_head(w, chunk, out);
    text_format(out, "<pre tabindex=\"0\"><code class=\"lang-%s\">",
        language_in(w, chunk)->name);
    put_code(w, chunk, &linking, out);
    text_put(out, "</code></pre>\n<footer>");
    put_places(w, chunk, out);
    if (w->web->chunks[chunk].part == 1)
        put_users(w, chunk, out);
    put_continued(w, chunk, out);
    put_defined(w, chunk, out);
    put_used(&linking, out);
    text_put(out, "</footer></section>\n");
}

void weave_chunk(Weaver *w, int chunk, Text *out)
{
    text_put(out, "\n```{=html}\n");
    put_chunk(w, chunk, out);
    text_put(out, "```\n\n");
}

void weave_quote(Weaver *w, int chunk, const char *code, Text *out)
{
    Linking linking = { .w = w, .chunk = chunk, .quiet = true };
    Highlighter h = { .language = language_of(".c"), .linker = link_name,
        .state = &linking };
    const char *name;
    text_put(out, "<code class=\"lang-c\">");
    while ((name = strstr(code, "<<")) != NULL) {
        const char *end = strstr(name, ">>");
        if (end == NULL)
            break;
        highlight(&h, pool_copy(&w->pool, code, (size_t)(name - code)), out);
        put_reference(w, chunk, pool_copy(&w->pool, name + 2,
            (size_t)(end - name) - 2), out);
        code = end + 2;
    }
    highlight(&h, code, out);
    text_put(out, "</code>");
}
