#include "extras.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

typedef struct Mention {
    const char *name;
    int use;                            /* 0: it is defined there */
    int piece;
} Mention;

typedef struct Mentions {
    Pool pool;
    Mention *at;
    int count, piece;
} Mentions;

static void mention(Mentions *m, const char *name, int use)
{
    m->at = pool_grow(&m->pool, m->at, m->count, sizeof *m->at);
    m->at[m->count++] = (Mention){ name, use, m->piece };
}

static void defines(void *state, const char *name, const char *target)
{
    (void)target;
    mention(state, name, 0);
}

static void uses(void *state, const char *name, const char *target)
{
    (void)target;
    mention(state, name, 1);
}

static int by_name(const void *x, const void *y)
{
    const Mention *a = x, *b = y;
    int order = strcasecmp(a->name, b->name);
    if (order == 0)
        order = strcmp(a->name, b->name);
    if (order == 0)
        order = a->use - b->use;
    return order != 0 ? order : a->piece - b->piece;
}

static void put_link(Volume *v, const Mention *m, Text *out)
{
    const Piece *p = &v->pieces[m->piece];
    text_format(out, m->use ? " <a href=\"%s#%s\">%s</a>"
        : " <a href=\"%s#%s\"><b>%s</b></a>",
        v->pages[p->page].name, p->id, p->number);
}

static void put_escaped(const char *s, Text *out)
{
    for (; *s != '\0'; s++)
        if (*s == '&' || *s == '<' || *s == '>')
            text_put(out, *s == '&' ? "&amp;" : *s == '<' ? "&lt;" : "&gt;");
        else
            text_add(out, s, 1);
}

/* Writes the entry that begins at i; returns where the next one begins. */
static int put_entry(Volume *v, const Mentions *m, int i, Text *out)
{
    const char *name = m->at[i].name;
    Table said = { .pool = &v->pool };
    text_put(out, "<li><code>");
    put_escaped(name, out);
    text_put(out, "</code>");
    for (; i < m->count && strcmp(m->at[i].name, name) == 0; i++) {
        const char *key = pool_format(&v->pool, "%d", m->at[i].piece);
        if (table_get(&said, key) < 0)
            put_link(v, &m->at[i], out);
        table_set(&said, key, 1);
    }
    text_put(out, "</li>\n");
    return i;
}

static void put_letter(int letter, Text *out)
{
    text_format(out, "</ul>\n```\n\n### %c {#letter-%c}\n\n```{=html}\n"
        "<ul class=\"index\">\n", letter, tolower(letter));
}

static bool is_of_tests(const Volume *v, const Mentions *m, int i)
{
    const char *name = m->at[i].name;
    for (; i < m->count && m->at[i].use == 0
            && strcmp(m->at[i].name, name) == 0; i++) {
        const char *file = v->pieces[m->at[i].piece].file;
        if (file == NULL || strstr(file, "check_") == NULL)
            return false;
    }
    return true;
}

static int past_entry(const Mentions *m, int i)
{
    const char *name = m->at[i].name;
    while (i < m->count && strcmp(m->at[i].name, name) == 0)
        i++;
    return i;
}

static void put_mentions(Volume *v, Mentions *m, bool tests, Text *out)
{
    int letter = 0;
    text_put(out, "```{=html}\n<ul class=\"index\">\n");
    for (int i = 0; i < m->count;) {
        int first = toupper((unsigned char)m->at[i].name[0]);
        if (is_of_tests(v, m, i) != tests) {
            i = past_entry(m, i);
            continue;
        }
        if (first != letter && isalpha(first) && !tests)
            put_letter(letter = first, out);
        i = put_entry(v, m, i, out);
    }
    text_put(out, "</ul>\n```\n\n");
}

static void put_identifiers(Volume *v, bool tests, Text *out)
{
    Mentions m = {0};
    for (m.piece = 0; m.piece < v->piece_count; m.piece++)
        piece_tell(v, m.piece, defines, uses, &m);
    if (m.count > 0)
        qsort(m.at, (size_t)m.count, sizeof *m.at, by_name);
    put_mentions(v, &m, tests, out);
    pool_free(&m.pool);
}

static int by_chunk(const void *x, const void *y)
{
    const Mention *a = x, *b = y;
    int order = strcasecmp(a->name, b->name);
    return order != 0 ? order : a->piece - b->piece;
}

static int put_chunk(Volume *v, const Mentions *m, int i, Text *out)
{
    const Piece *first = &v->pieces[m->at[i].piece];
    text_put(out, "<li>");
    put_escaped(first->name, out);
    for (; i < m->count; i++) {
        const Piece *p = &v->pieces[m->at[i].piece];
        if (p->page != first->page || strcmp(p->name, first->name) != 0)
            break;
        put_link(v, &m->at[i], out);
    }
    text_put(out, "</li>\n");
    return i;
}

static void put_chunks(Volume *v, Text *out)
{
    Mentions m = {0};
    for (m.piece = 0; m.piece < v->piece_count; m.piece++)
        mention(&m, v->pieces[m.piece].name, 0);
    if (m.count > 0)
        qsort(m.at, (size_t)m.count, sizeof *m.at, by_chunk);
    text_put(out, "```{=html}\n<ul class=\"index\">\n");
    for (int i = 0; i < m.count;)
        i = put_chunk(v, &m, i, out);
    text_put(out, "</ul>\n```\n");
    pool_free(&m.pool);
}

void index_write(Volume *v, Text *out, Report *errors)
{
    (void)errors;
    text_put(out, "The number of a chunk that defines the name is bold; "
        "the other chunks use it.\n\n## Identifiers\n\n");
    put_identifiers(v, false, out);
    text_put(out, "## Names of tests\n\n");
    put_identifiers(v, true, out);
    text_put(out, "## Chunks\n\n");
    put_chunks(v, out);
}
