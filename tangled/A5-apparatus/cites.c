#include "cites.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static size_t key_length(const char *s)
{
    size_t n = 0;
    while (isalnum((unsigned char)s[n]) || (n > 0 && s[n] != '\0'
            && strchr("_-:", s[n]) != NULL
            && isalnum((unsigned char)s[n + 1])))
        n++;
    return n;
}

static const char *next_line(const char *s, int *line)
{
    s += strcspn(s, "\n");
    *line += 1;
    return s + (*s == '\n');
}

static void add_work(Cites *c, const char *path, int line, const char *key,
    Report *errors)
{
    int old = table_get(&c->works, key);
    if (old >= 0) {
        report(errors, path, line, NULL, "the key %s stands in line %d "
            "already", key, old);
        return;
    }
    table_set(&c->works, key, line);
    c->keys = pool_grow(&c->pool, c->keys, c->count, sizeof *c->keys);
    c->keys[c->count++] = key;
}

void cites_read_works(Cites *c, const char *path, const char *bib,
    Report *errors)
{
    int line = 1;
    c->works.pool = c->cited.pool = &c->pool;
    for (const char *s = bib; *s != '\0'; s = next_line(s, &line)) {
        const char *open = *s == '@' ? s + strcspn(s, "{\n") : s;
        size_t n = *open == '{' ? key_length(open + 1) : 0;
        if (*s == '@' && (n == 0 || open[n + 1] != ','))
            report(errors, path, line, NULL, "expected @kind{key, and read "
                "%.*s", (int)strcspn(s, "\n"), s);
        else if (n > 0)
            add_work(c, path, line, pool_copy(&c->pool, open + 1, n),
                errors);
    }
}

static void read_citation(Cites *c, const char *path, int line,
    const char *key, Report *errors)
{
    if (table_get(&c->works, key) < 0)
        report(errors, path, line, NULL, "the work @%s is not in "
            "references.bib", key);
    table_set(&c->cited, key, 1);
}

static void read_prose(Cites *c, const char *path, int line, const char *s,
    Report *errors)
{
    const char *begin = s;
    for (; *s != '\0' && *s != '\n'; s++) {
        const char *quote = *s == '`' ? "`\n" : starts(s, "[[") ? "]\n" : "";
        size_t n = *s == '@' ? key_length(s + 1) : 0;
        if (*quote != '\0') {
            s += 1 + strcspn(s + 1, quote);
            s -= *s == '\n';
        } else if (n > 0
                && (s == begin || !isalnum((unsigned char)s[-1]))) {
            read_citation(c, path, line, pool_copy(&c->pool, s + 1, n),
                errors);
            s += n;
        }
    }
}

static bool ends_name(const char *end)
{
    return strncmp(end - 3, ">>=", 3) == 0;
}

static bool begins_chunk(const char *s)
{
    size_t n = strcspn(s, "\n");
    return starts(s, "<<") && n > 5 && ends_name(s + n);
}

void cites_read_chapter(Cites *c, const char *path, const char *text,
    Report *errors)
{
    bool chunk = false, fence = false;
    int line = 1;
    for (const char *s = text; *s != '\0'; s = next_line(s, &line)) {
        if (begins_chunk(s))
            chunk = true;
        else if (*s == '@' && (s[1] == '\0' || strchr(" \n", s[1]) != NULL))
            chunk = false;
        else if (!chunk && starts(s, "```"))
            fence = !fence;
        else if (!chunk && !fence)
            read_prose(c, path, line, s, errors);
    }
}

void cites_check(Cites *c, const char *path, Report *errors)
{
    for (int i = 0; i < c->count; i++)
        if (table_get(&c->cited, c->keys[i]) < 0)
            report(errors, path, table_get(&c->works, c->keys[i]), NULL,
                "no chapter cites %s", c->keys[i]);
}

typedef struct Work {
    const char *id, *words, *html;
    Text pages;                         /* links back */
} Work;

typedef struct Works {
    Pool pool;
    Work *at;
    int count;
    Table known;
} Works;

static int work_of(Works *w, Page *page, int node, const char *id)
{
    int old = table_get(&w->known, id);
    if (old >= 0)
        return old;
    Text html = {0};
    inside_write(page, node, &ELSEWHERE, &html);
    w->at = pool_grow(&w->pool, w->at, w->count, sizeof *w->at);
    w->at[w->count] = (Work){ id, node_words(page, node),
        pool_copy(&w->pool, text_string(&html), html.length), {0} };
    table_set(&w->known, id, w->count);
    text_free(&html);
    return w->count++;
}

static void read_works(Works *w, Page *page)
{
    for (int i = 1; (i = node_next(page, i, page->count, "div",
            "csl-entry")) >= 0; i++) {
        const char *id = node_attribute(page, i, "id");
        if (id == NULL)
            continue;
        int work = work_of(w, page, i, id);
        Text *pages = &w->at[work].pages;
        const char *number = page_number(page);
        text_format(pages, "%s<a href=\"%s#%s\">%s</a>",
            pages->length > 0 ? ", " : "", page->name, id,
            *number != '\0' ? number : page_title(page));
    }
}

static int by_words(const void *x, const void *y)
{
    const Work *a = x, *b = y;
    return strcmp(a->words, b->words);
}

void references_write(Volume *v, Text *out, Report *errors)
{
    Works w = {0};
    (void)errors;
    w.known.pool = &w.pool;
    for (int i = 0; i < v->page_count; i++)
        read_works(&w, &v->pages[i]);
    if (w.count > 0)
        qsort(w.at, (size_t)w.count, sizeof *w.at, by_words);
    text_put(out, "The works that the chapters cite. Behind each stand the "
        "chapters that do.\n\n```{=html}\n<div class=\"references\">\n");
    for (int i = 0; i < w.count; i++) {
        text_format(out, "<p id=\"%s\">%s <small>%s</small></p>\n",
            w.at[i].id, w.at[i].html, text_string(&w.at[i].pages));
        text_free(&w.at[i].pages);
    }
    text_put(out, "</div>\n```\n");
    pool_free(&w.pool);
}
