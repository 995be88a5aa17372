#include "weaver.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* Digits before letters; then A2 before A10. */
static int by_key(const char *a, const char *b)
{
    bool x = isdigit((unsigned char)a[0]), y = isdigit((unsigned char)b[0]);
    if (x != y)
        return x ? -1 : 1;
    size_t n = strcspn(a, "0123456789"), m = strcspn(b, "0123456789");
    long i = strtol(a + n, NULL, 10), k = strtol(b + m, NULL, 10);
    if (i != k)
        return i < k ? -1 : 1;
    return strcmp(a, b);
}

const int *reading_order(const Web *web, Pool *pool)
{
    int n = web->chapter_count;
    int *order = pool_take(pool, ((size_t)n + 1) * sizeof *order);
    for (int i = 0; i < n; i++) {
        int k = i;
        for (; k > 0 && by_key(web->chapters[order[k - 1]].name,
                web->chapters[i].name) > 0; k--)
            order[k] = order[k - 1];
        order[k] = i;
    }
    order[n] = -1;
    return order;
}

static const char *kind_of(const Chapter *c)
{
    if (!isdigit((unsigned char)c->key[0]))
        return "appendix";
    return strcmp(c->number, "0") == 0 ? "preface" : "chapter";
}

static const char *label_of(Weaver *w, const Chapter *c)
{
    const char *kind = kind_of(c);
    if (strcmp(kind, "preface") == 0)
        return NULL;
    return pool_format(&w->pool, "%s %s", kind[0] == 'a' ? "Appendix"
        : "Chapter", c->number);
}

static void put_yaml(Text *out, const char *key, const char *value)
{
    text_format(out, "%s: \"", key);
    for (; *value != '\0'; value++) {
        text_add(out, "\\", *value == '"' || *value == '\\');
        text_add(out, *value == '\n' || *value == '\t' ? " " : value, 1);
    }
    text_put(out, "\"\n");
}

static void put_plain(Text *out, const char *key, const char *value)
{
    Text escaped = {0};
    if (value == NULL)
        return;
    markdown_escape(value, &escaped);
    put_yaml(out, key, text_string(&escaped));
    text_free(&escaped);
}

/* A title without its Markdown. */
static const char *plain_title(Weaver *w, const char *title)
{
    char *plain = pool_copy(&w->pool, title, strlen(title)), *to = plain;
    for (const char *s = title; *s != '\0'; s++)
        if (strchr("*`$", *s) == NULL)
            *to++ = *s;
    *to = '\0';
    return plain;
}

static void put_neighbour(Weaver *w, const char *side, int chapter, Text *out)
{
    const Chapter *c = chapter < 0 ? NULL : &w->web->chapters[chapter];
    text_format(out, "%s:\n", side);
    put_plain(out, "  url", c == NULL ? "index.html"
        : pool_format(&w->pool, "%s.html", c->name));
    if (c == NULL)
        put_plain(out, "  title", w->book->title);
    else
        put_yaml(out, "  title", c->title);
    if (c != NULL)
        put_plain(out, "  label", label_of(w, c));
}

static void put_neighbours(Weaver *w, Text *out)
{
    const int *order = reading_order(w->web, &w->pool);
    int here = 0;
    while (w->chapter >= 0 && order[here] != w->chapter)
        here++;
    if (w->chapter >= 0)
        put_neighbour(w, "prev", here == 0 ? -1 : order[here - 1], out);
    int next = w->chapter < 0 ? order[0] : order[here + 1];
    if (next >= 0)
        put_neighbour(w, "next", next, out);
}

static void put_contents(Weaver *w, Text *out)
{
    bool appendices = false;
    text_put(out, "nav:\n");
    for (const int *i = reading_order(w->web, &w->pool); *i >= 0; i++) {
        const Chapter *c = &w->web->chapters[*i];
        const char *kind = kind_of(c);
        put_plain(out, "- url", pool_format(&w->pool, "%s.html", c->name));
        put_yaml(out, "  title", c->title);
        put_plain(out, "  kind", kind);
        if (strcmp(kind, "preface") != 0)
            put_plain(out, "  number", c->number);
        if (strcmp(kind, "appendix") == 0 && !appendices) {
            put_plain(out, "  part", "Appendices");
            appendices = true;
        }
        if (*i == w->chapter)
            text_put(out, "  here: true\n");
    }
}

static void put_book(Weaver *w, Text *out)
{
    const Book *b = w->book;
    put_plain(out, "lang", b->language);
    put_plain(out, "dir", b->direction);
    put_plain(out, "book-title", b->title);
    put_plain(out, "description", b->description);
    text_put(out, b->author_count > 0 ? "book-authors:\n" : "");
    for (int i = 0; i < b->author_count; i++) {
        Text author = {0};
        put_plain(&author, "", b->authors[i]);
        text_format(out, "- %s", author.at + 2);
        text_free(&author);
    }
    put_plain(out, "home", "index.html");
    put_plain(out, "default-theme", b->theme);
    put_plain(out, "preferred-dark-theme", b->dark_theme);
    put_plain(out, "repository", b->repository);
}

static void put_addresses(Weaver *w, const char *name, Text *out)
{
    const Book *b = w->book;
    const char *mark = b->edit == NULL ? NULL : strstr(b->edit, "{path}");
    if (mark != NULL && w->chapter >= 0)
        put_plain(out, "edit", pool_format(&w->pool, "%.*s%s%s",
            (int)(mark - b->edit), b->edit,
            w->web->chapters[w->chapter].path, mark + strlen("{path}")));
    if (b->site != NULL)
        put_plain(out, "canonical", pool_format(&w->pool, "%s%s%s.html",
            b->site, ends(b->site, "/") ? "" : "/", name));
}

void weave_metadata(Weaver *w, Text *yaml)
{
    const Chapter *c = w->chapter < 0 ? NULL : &w->web->chapters[w->chapter];
    const char *name = c == NULL ? "index" : c->name;
    if (c == NULL)
        put_plain(yaml, "title", w->book->title);
    else
        put_yaml(yaml, "title", c->title);
    put_plain(yaml, "pagetitle", c == NULL ? w->book->title
        : plain_title(w, c->title));
    put_plain(yaml, "name", name);
    put_plain(yaml, "kind", c == NULL ? "index" : kind_of(c));
    if (c != NULL && strcmp(kind_of(c), "preface") != 0) {
        put_plain(yaml, "label", label_of(w, c));
        put_plain(yaml, "number", c->number);
    }
    put_book(w, yaml);
    put_addresses(w, name, yaml);
    put_neighbours(w, yaml);
    put_contents(w, yaml);
}

static void put_entry(Weaver *w, const Chapter *c, int chapter, Text *out)
{
    text_format(out, "::: {.entry .%s}\n[", kind_of(c));
    if (strcmp(kind_of(c), "preface") != 0)
        text_format(out, "[%s]{.n} ", c->number);
    text_format(out, "%s](%s.html)\n\n", c->title, c->name);
    weave_sentence(w, chapter, out);
    text_put(out, "\n:::\n\n");
}

void weave_index(Weaver *w, Text *markdown)
{
    const Book *b = w->book;
    bool appendices = false;
    text_put(markdown, "```{=html}\n<p class=\"authors\">");
    for (int i = 0; i < b->author_count; i++) {
        text_put(markdown, i == 0 ? "" : ", ");
        html_escape(b->authors[i], markdown);
    }
    text_put(markdown, "</p>\n<p class=\"description\">");
    html_escape(b->description, markdown);
    text_put(markdown, "</p>\n```\n\n::: {.contents}\n\n");
    for (const int *i = reading_order(w->web, &w->pool); *i >= 0; i++) {
        const Chapter *c = &w->web->chapters[*i];
        if (kind_of(c)[0] == 'a' && !appendices) {
            text_put(markdown, "```{=html}\n<p class=\"part\">Appendices</p>"
                "\n```\n\n");
            appendices = true;
        }
        put_entry(w, c, *i, markdown);
    }
    text_put(markdown, ":::\n");
}
