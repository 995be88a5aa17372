#include "web.h"

#include <ctype.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

static char *name_key(Pool *pool, int chapter, const char *name)
{
    return pool_format(pool, "%d/%s", chapter, name);
}

int web_find(const Web *web, int chapter, const char *name)
{
    Pool local = {0};
    int found = table_get(&web->names, name_key(&local, chapter, name));
    pool_free(&local);
    return found;
}

int web_chapter(const Web *web, const char *name)
{
    int i = web->chapter_count - 1;
    while (i >= 0 && strcmp(web->chapters[i].name, name) != 0)
        i--;
    return i;
}

bool name_is_path(const char *name)
{
    return strpbrk(name, " \t") == NULL
        && (strpbrk(name, "./") != NULL || strcmp(name, "Makefile") == 0);
}

bool web_is_root(const Web *web, int chunk)
{
    const Chunk *c = &web->chunks[chunk];
    return c->name != NULL && !web->chunks[c->first].used
        && name_is_path(c->name);
}

const char *chunk_path(const Web *web, int chunk)
{
    return web->chapters[web->chunks[chunk].chapter].path;
}

typedef struct Reader {
    Web *web;
    Report *errors;
    int token;                          /* line of the stream */
    int line;                           /* line of the chapter */
    Chunk *chunk;                       /* open, or NULL */
    bool code, quoted;
    bool defined;                       /* @defn was read */
    bool bare;                          /* the newline after @defn is due */
} Reader;

static bool refuse(Reader *r, const char *why)
{
    const Web *web = r->web;
    const char *path = web->chapter_count == 0 ? "noweb's tokens"
        : web->chapters[web->chapter_count - 1].path;
    report(r->errors, path, r->line, NULL,
        "%s (token %d of noweb's stream)", why, r->token);
    return false;
}

static void name_chapter(Pool *pool, Chapter *chapter)
{
    const char *slash = strrchr(chapter->path, '/');
    const char *base = slash == NULL ? chapter->path : slash + 1;
    size_t length = strlen(base);
    if (ends(base, ".nw"))
        length -= 3;
    chapter->name = pool_copy(pool, base, length);
    chapter->key = pool_copy(pool, base, strcspn(chapter->name, "-"));
    const char *number = chapter->key;
    while (number[0] == '0' && number[1] != '\0')
        number++;
    chapter->number = number;
    chapter->title = "";
}

static bool open_chapter(Reader *r, const char *path)
{
    Web *web = r->web;
    if (r->chunk != NULL)
        return refuse(r, "@file inside a chunk");
    web->chapters = pool_grow(&web->pool, web->chapters, web->chapter_count,
        sizeof *web->chapters);
    Chapter *chapter = &web->chapters[web->chapter_count++];
    *chapter = (Chapter){ .first = web->chunk_count, .end = web->chunk_count };
    chapter->path = pool_copy(&web->pool, path, strlen(path));
    name_chapter(&web->pool, chapter);
    r->line = 1;
    return true;
}

static bool open_chunk(Reader *r, bool code)
{
    Web *web = r->web;
    if (r->chunk != NULL)
        return refuse(r, "@begin inside a chunk");
    if (web->chapter_count == 0)
        return refuse(r, "@begin before @file");
    web->chunks = pool_grow(&web->pool, web->chunks, web->chunk_count,
        sizeof *web->chunks);
    r->chunk = &web->chunks[web->chunk_count];
    *r->chunk = (Chunk){ .chapter = web->chapter_count - 1, .line = r->line,
        .first = web->chunk_count, .next = -1, .last = web->chunk_count };
    web->chapters[web->chapter_count - 1].end = ++web->chunk_count;
    r->code = code;
    r->defined = r->bare = false;
    return true;
}

static bool close_chunk(Reader *r, bool code)
{
    if (r->chunk == NULL || r->code != code)
        return refuse(r, "@end without its @begin");
    if (r->quoted)
        return refuse(r, "@end inside a quotation");
    if (code && (!r->defined || r->bare))
        return refuse(r, "a code chunk without its name");
    Chunk *c = r->chunk;
    if (code && c->count > 0 && c->pieces[c->count - 1].kind == NEWLINE)
        c->count--;
    r->chunk = NULL;
    return true;
}

static const char *make_id(Web *web, const Chapter *chapter, const char *name,
    int part)
{
    Text id = {0};
    text_format(&id, "c-%s", chapter->key);
    bool dash = true;
    for (const char *c = name; *c != '\0'; c++) {
        if (isalnum((unsigned char)*c)) {
            char lower = (char)tolower((unsigned char)*c);
            text_add(&id, "-", dash);
            text_add(&id, &lower, 1);
        }
        dash = !isalnum((unsigned char)*c);
    }
    if (part > 1)
        text_format(&id, "-%d", part);
    while (table_get(&web->ids, id.at) >= 0)
        text_put(&id, "x");
    table_set(&web->ids, id.at, 1);
    return text_keep(&id, &web->pool);
}

static void join_parts(Web *web, int this)
{
    Chunk *c = &web->chunks[this];
    int first = web_find(web, c->chapter, c->name);
    c->part = 1;
    if (first < 0) {
        Pool local = {0};
        table_set(&web->names, name_key(&local, c->chapter, c->name), this);
        pool_free(&local);
        return;
    }
    Chunk *head = &web->chunks[first], *before = &web->chunks[head->last];
    c->first = first;
    c->part = before->part + 1;
    before->next = this;
    head->last = this;
}

static bool define_chunk(Reader *r, const char *name)
{
    if (r->chunk == NULL || !r->code || r->defined)
        return refuse(r, "@defn where no name is due");
    Web *web = r->web;
    Chunk *c = r->chunk;
    const Chapter *chapter = &web->chapters[c->chapter];
    c->name = pool_copy(&web->pool, name, strlen(name));
    c->number = 1;
    for (int i = web->chunk_count - 2; i >= chapter->first; i--)
        if (web->chunks[i].name != NULL) {
            c->number = web->chunks[i].number + 1;
            break;
        }
    join_parts(web, web->chunk_count - 1);
    c->id = make_id(web, chapter, name, c->part);
    r->defined = r->bare = true;
    return true;
}

static bool add_piece(Reader *r, enum piece_kind kind, const char *text)
{
    Chunk *c = r->chunk;
    if (c == NULL)
        return refuse(r, "text outside every chunk");
    if (r->code && !r->defined)
        return refuse(r, "code before the chunk's name");
    if (r->bare) {
        r->bare = false;
        return kind == NEWLINE || refuse(r, "no newline after the name");
    }
    if (kind == WORDS && text[0] == '\0')
        return true;
    Pool *pool = &r->web->pool;
    c->pieces = pool_grow(pool, c->pieces, c->count, sizeof *c->pieces);
    Piece *piece = &c->pieces[c->count++];
    *piece = (Piece){ kind, r->line, NULL };
    piece->text = pool_copy(pool, text, strlen(text));
    return true;
}

static bool add_quote(Reader *r, bool opens)
{
    if (r->chunk == NULL || r->code || r->quoted == opens)
        return refuse(r, "a quotation that is not closed, or not opened");
    r->quoted = opens;
    return add_piece(r, opens ? QUOTE : ENDQUOTE, "");
}

static bool next_line(Reader *r)
{
    if (r->line == INT_MAX)
        return refuse(r, "too many lines");
    r->line++;
    return true;
}

static bool set_line(Reader *r, const char *number)
{
    char *end;
    long line = strtol(number, &end, 10);
    if (end == number || *end != '\0' || line < 1 || line > INT_MAX / 2)
        return refuse(r, "@line without a number");
    r->line = (int)line;
    return true;
}

/* Tokens that tell where we are, and those that are not needed. */
static bool read_place(Reader *r, const char *s)
{
    if (starts(s, "@file "))
        return open_chapter(r, s + 6);
    if (starts(s, "@line "))
        return set_line(r, s + 6);
    if (strcmp(s, "@index nl") == 0)
        return next_line(r);
    if (starts(s, "@fatal"))
        return refuse(r, pool_format(&r->web->pool, "noweb gave up: %s",
            s[6] == '\0' ? "" : s + 7));
    return s[0] == '@' || refuse(r, "a line that is no token");
}

static bool read_token(Reader *r, const char *s)
{
    if (starts(s, "@text "))
        return add_piece(r, WORDS, s + 6);
    if (strcmp(s, "@nl") == 0)
        return add_piece(r, NEWLINE, "") && next_line(r);
    if (starts(s, "@use "))
        return add_piece(r, USE, s + 5);
    if (starts(s, "@defn "))
        return define_chunk(r, s + 6);
    if (starts(s, "@begin "))
        return open_chunk(r, starts(s, "@begin code "));
    if (starts(s, "@end "))
        return close_chunk(r, starts(s, "@end code "));
    if (strcmp(s, "@quote") == 0 || strcmp(s, "@endquote") == 0)
        return add_quote(r, s[1] == 'q');
    return read_place(r, s);
}

static void mark_used(Web *web)
{
    for (int i = 0; i < web->chunk_count; i++) {
        const Chunk *c = &web->chunks[i];
        for (int k = 0; c->name != NULL && k < c->count; k++) {
            if (c->pieces[k].kind != USE)
                continue;
            int used = web_find(web, c->chapter, c->pieces[k].text);
            if (used >= 0)
                web->chunks[used].used = true;
        }
    }
}

static const char *title_of(Web *web, const Chunk *prose)
{
    Text title = {0};
    int i = 0;
    for (; i < prose->count && prose->pieces[i].kind != NEWLINE; i++) {
        bool quote = prose->pieces[i].kind == QUOTE
            || prose->pieces[i].kind == ENDQUOTE;
        text_put(&title, quote ? "`" : prose->pieces[i].text);
    }
    const char *line = text_keep(&title, &web->pool);
    return starts(line, "# ") ? line + 2 : "";
}

static void read_titles(Web *web)
{
    for (int i = 0; i < web->chapter_count; i++) {
        Chapter *chapter = &web->chapters[i];
        if (chapter->first < chapter->end
                && web->chunks[chapter->first].name == NULL)
            chapter->title = title_of(web, &web->chunks[chapter->first]);
    }
}

bool web_read(Web *web, const char *stream, size_t length, Report *errors)
{
    *web = (Web){0};
    web->names.pool = web->ids.pool = &web->pool;
    Reader r = { .web = web, .errors = errors, .line = 1 };
    Text token = {0};
    bool good = true;
    for (size_t at = 0; good && at < length; r.token++) {
        const char *start = stream + at;
        const char *end = memchr(start, '\n', length - at);
        size_t n = end == NULL ? length - at : (size_t)(end - start);
        at += n + 1;
        token.length = 0;
        text_add(&token, start, n);
        good = memchr(start, '\0', n) == NULL
            ? read_token(&r, token.at) : refuse(&r, "a zero byte");
    }
    text_free(&token);
    if (good && r.chunk != NULL)
        good = refuse(&r, "the stream ends inside a chunk");
    if (good && web->chapter_count == 0)
        good = refuse(&r, "no chapter");
    mark_used(web);
    read_titles(web);
    return good;
}

void web_free(Web *web)
{
    pool_free(&web->pool);
    *web = (Web){0};
}
