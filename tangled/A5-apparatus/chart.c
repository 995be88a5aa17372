#include "chart.h"

#include <string.h>

const char *needs_of(Volume *v, int page)
{
    for (int i = 0; i < v->piece_count; i++)
        if (v->pieces[i].page == page
                && strcmp(v->pieces[i].name, "Makefile") == 0) {
            Page *p = &v->pages[page];
            int node = v->pieces[i].node;
            int pre = node_next(p, node, p->at[node].past, "pre", NULL);
            const char *words = pre < 0 ? NULL : node_words(p, pre);
            return words == NULL ? NULL : strstr(words, "NEEDS =");
        }
    return NULL;
}

/* The next word of NEEDS = a b c include ...; false at its end. */
bool next_need(Pool *pool, const char **s, const char **name)
{
    *s += strspn(*s, " ");
    size_t n = strcspn(*s, " ");
    *name = pool_copy(pool, *s, n);
    *s += n;
    return strchr(*name, '-') != NULL;
}

bool page_is_chapter(const Page *page)
{
    return node_next(page, 1, page->count, "body", "chapter") > 0
        || node_next(page, 1, page->count, "body", "appendix") > 0;
}

static void put_quoted(const char *s, Text *out)
{
    text_put(out, "\"");
    for (; *s != '\0'; s++)
        text_format(out, *s == '"' || *s == '\\' ? "\\%c" : "%c", *s);
    text_put(out, "\"");
}

static void put_node(Page *page, Text *out)
{
    const char *number = page_number(page);
    text_format(out, "  \"%s\" [label=", page->name);
    put_quoted(*number != '\0' ? page_label(page) : page_title(page), out);
    text_format(out, ", URL=\"%s\"];\n", page->name);
}

static void put_arrows(Volume *v, int page, Text *out)
{
    Pool *pool = &v->pages[page].pool;
    const char *s = needs_of(v, page), *name;
    if (s == NULL)
        return;
    for (s += strlen("NEEDS ="); next_need(pool, &s, &name);)
        text_format(out, "  \"%s.html\" -> \"%s\";\n", name,
            v->pages[page].name);
}

void chart_write(Volume *v, Text *out, Report *errors)
{
    (void)errors;
    text_put(out, "digraph chapters {\n"
        "  graph [ranksep=0.35, nodesep=0.3, bgcolor=transparent];\n"
        "  node [shape=plaintext, fontname=\"Times\", fontsize=15, "
        "margin=\"0.06,0.03\", height=0.3];\n"
        "  edge [arrowsize=0.6, arrowhead=vee];\n");
    for (int i = 0; i < v->page_count; i++)
        if (page_is_chapter(&v->pages[i])) {
            put_node(&v->pages[i], out);
            put_arrows(v, i, out);
        }
    text_put(out, "}\n");
}

static enum keep no_titles(void *state, Page *page, int node)
{
    (void)state;
    return strcmp(page->at[node].name, "title") == 0 ? DROP : KEEP;
}

static const char *ink(void *state, Page *page, int node, const char *name,
    const char *value)
{
    (void)state;
    (void)page;
    (void)node;
    if (strcmp(name, "id") == 0 || strcmp(name, "class") == 0
            || strcmp(name, "xlink:title") == 0)
        return NULL;
    return strcmp(value, "black") == 0 ? "currentColor" : value;
}

void drawing_write(Volume *v, Text *out, Report *errors)
{
    Page *page = &v->pages[0];
    int svg = node_next(page, 1, page->count, "svg", NULL);
    if (svg < 0) {
        report(errors, page->name, 0, NULL, "no <svg> in it");
        return;
    }
    const char *box = node_attribute(page, svg, "viewBox");
    text_format(out, "<figure class=\"picture\" id=\"map\">\n<svg "
        "role=\"img\" fill=\"currentColor\" aria-label=\"The chapters; an "
        "arrow leads from each to those that need it.\" viewBox=\"%s\" "
        "xmlns=\"http://www.w3.org/2000/svg\" "
        "xmlns:xlink=\"http://www.w3.org/1999/xlink\">", box ? box : "");
    inside_write(page, svg, &(Edit){ no_titles, NULL, ink, NULL }, out);
    text_put(out, "</svg>\n<figcaption><p>What stands on what. A chapter can "
        "be read when those above it have been.</p></figcaption></figure>\n");
}
