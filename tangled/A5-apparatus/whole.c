#include "whole.h"

#include <string.h>

static const char *page_stem(Page *page)
{
    return pool_copy(&page->pool, page->name, strcspn(page->name, "."));
}

/* The page that a link leads to, and the id behind #, if any; -1 if it is
 * no page of the book. */
static int target_page(Volume *v, const Page *page, const char *href,
    const char **id)
{
    size_t n = strcspn(href, "#");
    *id = href[n] == '#' ? href + n + 1 : "";
    for (int i = 0; i < v->page_count; i++) {
        const char *name = v->pages[i].name;
        if (n == 0 ? page == &v->pages[i]
                : strlen(name) == n && strncmp(name, href, n) == 0)
            return i;
    }
    return -1;
}

const char *whole_link(Volume *v, Page *page, const char *href)
{
    const char *id;
    int to = target_page(v, page, href, &id);
    if (to < 0)
        return href;
    return pool_format(&page->pool, *id != '\0' ? "#%s--%s" : "#%s",
        page_stem(&v->pages[to]), id);
}

static const char *print_attribute(void *state, Page *page, int node,
    const char *name, const char *value)
{
    (void)node;
    const char *stem = page_stem(page);
    if (strcmp(name, "id") == 0)
        return pool_format(&page->pool, "%s--%s", stem, value);
    if (strcmp(name, "href") == 0 || strcmp(name, "xlink:href") == 0)
        return whole_link(state, page, value);
    if (starts(value, "url(#"))
        return pool_format(&page->pool, "url(#%s--%s", stem, value + 5);
    return value;
}

static enum keep no_pager(void *state, Page *page, int node)
{
    (void)state;
    return node_has_class(page, node, "pager") ? DROP : KEEP;
}

static const char *print_name(void *state, Page *page, int node)
{
    static const struct { const char *from, *to; } names[] = {
        { "h1", "h2" }, { "h2", "h3" }, { "h3", "h4" }, { "h4", "h5" },
        { "h5", "h6" }, { "details", "div" }, { "summary", "p" },
    };
    (void)state;
    for (int i = 0; i < ROWS(names); i++)
        if (strcmp(page->at[node].name, names[i].from) == 0)
            return names[i].to;
    return page->at[node].name;
}

static void put_contents(Volume *v, Text *out)
{
    text_put(out, "```{=html}\n<ul class=\"whole\">\n");
    for (int i = 0; i < v->page_count; i++)
        text_format(out, "<li><a href=\"#%s\">%s</a></li>\n",
            page_stem(&v->pages[i]), page_label(&v->pages[i]));
    text_put(out, "</ul>\n");
}

void print_write(Volume *v, Text *out, Report *errors)
{
    Edit edit = { no_pager, print_name, print_attribute, v };
    (void)errors;
    put_contents(v, out);
    for (int i = 0; i < v->page_count; i++) {
        Page *page = &v->pages[i];
        text_format(out, "<section class=\"whole\" id=\"%s\">\n",
            page_stem(page));
        inside_write(page, page_main(page), &edit, out);
        text_put(out, "</section>\n");
    }
    text_put(out, "```\n");
}

const char *epub_link(Volume *v, Page *page, const char *href)
{
    const char *id;
    int to = target_page(v, page, href, &id);
    if (to >= 0)
        return pool_format(&page->pool, "ch%03d.xhtml%s%s", to + 1,
            *id != '\0' ? "#" : "", id);
    return strstr(href, "://") != NULL ? href : NULL;
}

static const char *epub_attribute(void *state, Page *page, int node,
    const char *name, const char *value)
{
    (void)node;
    if (strcmp(name, "href") == 0)
        return epub_link(state, page, value);
    return strcmp(name, "tabindex") == 0 || (strcmp(name, "role") == 0
        && strcmp(value, "group") == 0) ? NULL : value;
}

static enum keep epub_keep(void *state, Page *page, int node)
{
    const char *name = page->at[node].name, *href;
    if (strcmp(name, "h1") == 0)
        return DROP;
    if (strcmp(name, "a") == 0
            && (href = node_attribute(page, node, "href")) != NULL
            && epub_link(state, page, href) == NULL)
        return UNWRAP;
    return no_pager(state, page, node);
}

static const char *meta(Page *page, const char *name)
{
    for (int i = 1; (i = node_next(page, i, page->count, "meta",
            NULL)) >= 0; i++) {
        const char *n = node_attribute(page, i, "name");
        if (n != NULL && strcmp(n, name) == 0)
            return node_attribute(page, i, "content");
    }
    return "";
}

static void put_metadata(Page *page, Text *out)
{
    int html = node_next(page, 1, page->count, "html", NULL);
    int book = node_next(page, 1, page->count, "a", "book");
    const char *title = book < 0 ? page_title(page) : node_words(page, book);
    const char *lang = html < 0 ? NULL : node_attribute(page, html, "lang");
    text_format(out, "---\ntitle: |-\n  %s\nauthor: |-\n  %s\nlang: %s\n"
        "description: |-\n  %s\nidentifier: \"%s\"\n---\n\n", title,
        meta(page, "author"), lang != NULL ? lang : "en",
        meta(page, "description"), title);
}

void epub_write(Volume *v, Text *out, Report *errors)
{
    Edit edit = { epub_keep, NULL, epub_attribute, v };
    (void)errors;
    put_metadata(&v->pages[0], out);
    for (int i = 0; i < v->page_count; i++) {
        Page *page = &v->pages[i];
        text_format(out, "# %s {#book-%s}\n\n```{=html}\n",
            page_label(page), page_stem(page));
        inside_write(page, page_main(page), &edit, out);
        text_put(out, "\n```\n\n");
    }
}
