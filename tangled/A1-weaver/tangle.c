#include "tangle.h"

#include <stdlib.h>
#include <string.h>

typedef struct Fold {
    const Web *web;
    const Algebra *algebra;
    void *state;
} Fold;

static void fold_name(const Fold *fold, int first);

static void fold_use(const Fold *fold, const Chunk *user, const char *name)
{
    int used = web_find(fold->web, user->chapter, name);
    const Algebra *a = fold->algebra;
    if (used < 0)
        return;
    Margin entered = { 0, 0 };
    if (a->enter != NULL)
        entered = a->enter(fold->state, name);
    fold_name(fold, used);
    if (a->leave != NULL)
        a->leave(fold->state, entered);
}

static void fold_part(const Fold *fold, int part)
{
    const Chunk *c = &fold->web->chunks[part];
    for (int i = 0; i < c->count; i++) {
        const Piece *piece = &c->pieces[i];
        Origin from = { part, piece->line };
        if (piece->kind == WORDS)
            fold->algebra->words(fold->state, from, piece->text);
        else if (piece->kind == NEWLINE)
            fold->algebra->newline(fold->state, from);
        else if (piece->kind == USE)
            fold_use(fold, c, piece->text);
    }
}

static Origin end_of(const Web *web, int part)
{
    const Chunk *c = &web->chunks[part];
    int line = c->count == 0 ? c->line : c->pieces[c->count - 1].line;
    if (c->count > 0 && c->pieces[c->count - 1].kind == NEWLINE)
        line++;
    return (Origin){ part, line };
}

static void tell_part(const Fold *fold, int part, bool begins)
{
    if (fold->algebra->part != NULL)
        fold->algebra->part(fold->state, part, begins);
}

static void fold_name(const Fold *fold, int first)
{
    for (int part = first; part >= 0; part = fold->web->chunks[part].next) {
        tell_part(fold, part, true);
        fold_part(fold, part);
        tell_part(fold, part, false);
        if (fold->web->chunks[part].next >= 0)
            fold->algebra->newline(fold->state, end_of(fold->web, part));
    }
}

void tangle_fold(const Web *web, int root, const Algebra *algebra,
    void *state)
{
    Fold fold = { web, algebra, state };
    fold_name(&fold, root);
    algebra->newline(state, end_of(web, web->chunks[root].last));
}

typedef struct Measure {
    const Web *web;
    Report *errors;
    int *size;                          /* of a name; 0: not yet known */
    int *depth;
    bool *open;                         /* being measured: on the path */
} Measure;

static int measure_name(Measure *m, int first, int level);

static int bounded_sum(int a, int b)
{
    return a + b < LONGEST ? a + b : LONGEST;
}

static int measure_part(Measure *m, int part, int first, int level)
{
    const Chunk *c = &m->web->chunks[part];
    int size = 1 + c->count;
    for (int i = 0; i < c->count && m->errors->count == 0; i++) {
        int used = c->pieces[i].kind != USE ? -1
            : web_find(m->web, c->chapter, c->pieces[i].text);
        if (used < 0)
            continue;
        size = bounded_sum(size, measure_name(m, used, level + 1));
        if (m->depth[used] >= m->depth[first])
            m->depth[first] = m->depth[used] + 1;
    }
    return size;
}

static int refuse_name(Measure *m, int first, const char *why)
{
    const Chunk *c = &m->web->chunks[first];
    report(m->errors, chunk_path(m->web, first), c->line, c->name, "%s", why);
    return LONGEST;
}

static int measure_name(Measure *m, int first, int level)
{
    if (m->open[first])
        return refuse_name(m, first, "uses itself, by way of what it uses");
    if (m->size[first] > 0 && level + m->depth[first] <= DEEPEST)
        return m->size[first];
    if (level > DEEPEST)
        return refuse_name(m, first, "is used more than a hundred deep");
    int size = 0;
    m->open[first] = true;
    for (int p = first; p >= 0; p = m->web->chunks[p].next)
        size = bounded_sum(size, measure_part(m, p, first, level));
    m->open[first] = false;
    m->size[first] = size;
    if (size >= LONGEST && m->errors->count == 0)
        return refuse_name(m, first,
            "expands to more than four million pieces");
    return size;
}

bool web_is_finite(const Web *web, Report *errors)
{
    Pool pool = {0};
    size_t n = (size_t)web->chunk_count + 1;
    int before = errors->count;
    Report mine = {0};
    Measure m = { web, &mine, pool_take(&pool, n * sizeof (int)),
        pool_take(&pool, n * sizeof (int)), pool_take(&pool, n) };
    for (int i = 0; i < web->chunk_count && mine.count == 0; i++)
        if (web->chunks[i].name != NULL && web->chunks[i].first == i)
            measure_name(&m, i, 0);
    text_put(&errors->text, text_string(&mine.text));
    errors->count += mine.count;
    pool_free(&pool);
    text_free(&mine.text);
    return errors->count == before;
}

typedef struct Page {
    Text *out;
    Margin at;                          /* column 0: nothing on this line */
} Page;

enum { TAB = 8 };

static int column_after(const char *text, int column)
{
    for (; *text != '\0'; text++)
        column += *text == '\t' ? TAB - column % TAB : 1;
    return column;
}

static void begin_line(Page *page)
{
    if (page->at.column > 0)
        return;
    text_fill(page->out, '\t', page->at.indent / TAB);
    text_fill(page->out, ' ', page->at.indent % TAB);
    page->at.column = page->at.indent;
}

static void write_words(void *state, Origin from, const char *text)
{
    Page *page = state;
    (void)from;
    begin_line(page);
    text_put(page->out, text);
    page->at.column = column_after(text, page->at.column);
}

static void write_newline(void *state, Origin from)
{
    Page *page = state;
    (void)from;
    text_put(page->out, "\n");
    page->at.column = 0;
}

static Margin indent_use(void *state, const char *name)
{
    Page *page = state;
    begin_line(page);
    int before = page->at.column;
    Margin after = { page->at.indent, column_after(name, before + 2) + 2 };
    page->at.indent = before;
    return after;
}

static void outdent_use(void *state, Margin after)
{
    Page *page = state;
    page->at = after;
}

void tangle_text(const Web *web, int root, Text *out)
{
    static const Algebra text = {
        write_words, write_newline, indent_use, outdent_use, NULL
    };
    Page page = { .out = out };
    tangle_fold(web, root, &text, &page);
}

typedef struct Tracker {
    Origins *origins;
    Origin first;                       /* of this line's first visible text */
    bool seen;
} Tracker;

static void track_words(void *state, Origin from, const char *text)
{
    Tracker *tracker = state;
    if (tracker->seen || is_blank(text))
        return;
    tracker->first = from;
    tracker->seen = true;
}

static void track_newline(void *state, Origin from)
{
    Tracker *tracker = state;
    Origins *o = tracker->origins;
    o->at = pool_grow(o->pool, o->at, o->count, sizeof *o->at);
    o->at[o->count++] = tracker->seen ? tracker->first : from;
    tracker->seen = false;
}

void tangle_origins(const Web *web, int root, Origins *origins)
{
    static const Algebra places = { .words = track_words,
        .newline = track_newline };
    Tracker tracker = { .origins = origins };
    tangle_fold(web, root, &places, &tracker);
}

void tangle_spans(const Web *web, int root, Spans *spans)
{
    Origins lines = { .pool = spans->pool };
    tangle_origins(web, root, &lines);
    for (int i = 0; i < lines.count; i++) {
        Origin at = lines.at[i];
        Span *last = i == 0 ? NULL : &spans->at[spans->count - 1];
        if (last != NULL && last->from.chunk == at.chunk
                && at.line - last->from.line == i + 1 - last->first) {
            last->last = i + 1;
            continue;
        }
        spans->at = pool_grow(spans->pool, spans->at, spans->count,
            sizeof *spans->at);
        spans->at[spans->count++] = (Span){ root, i + 1, i + 1, at };
    }
}

typedef struct Ruler {
    Ranges *ranges;
    int root, line;
} Ruler;

static void rule_words(void *state, Origin from, const char *text)
{
    (void)state;
    (void)from;
    (void)text;
}

static void rule_newline(void *state, Origin from)
{
    Ruler *ruler = state;
    (void)from;
    ruler->line++;
}

static void rule_part(void *state, int chunk, bool begins)
{
    Ruler *ruler = state;
    Ranges *r = ruler->ranges;
    if (begins) {
        r->at = pool_grow(r->pool, r->at, r->count, sizeof *r->at);
        r->at[r->count++] = (Range){ ruler->root, chunk, ruler->line, 0 };
        return;
    }
    int open = r->count - 1;
    while (r->at[open].chunk != chunk || r->at[open].last != 0)
        open--;
    r->at[open].last = ruler->line;
}

void tangle_ranges(const Web *web, int root, Ranges *ranges)
{
    static const Algebra lines = { .words = rule_words,
        .newline = rule_newline, .part = rule_part };
    Ruler ruler = { ranges, root, 1 };
    tangle_fold(web, root, &lines, &ruler);
}
