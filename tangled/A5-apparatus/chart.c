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

static int page_called(const Volume *v, const char *name)
{
    for (int i = 0; i < v->page_count; i++)
        if (strncmp(v->pages[i].name, name, strlen(name)) == 0)
            return i;
    return -1;
}

/* The arrows to a chapter, from what a page of it or below it needs. */
static void put_arrows(Volume *v, int page, const char *to, Text *out)
{
    Pool *pool = &v->pages[page].pool;
    const char *s = needs_of(v, page), *name;
    if (s == NULL)
        return;
    for (s += strlen("NEEDS ="); next_need(pool, &s, &name);) {
        const int below = name[0] == 'A' ? page_called(v, name) : -1;
        if (below >= 0)
            put_arrows(v, below, to, out);
        else
            text_format(out, "  \"%s.html\" -> \"%s\";\n", name, to);
    }
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
        if (node_next(&v->pages[i], 1, v->pages[i].count, "body",
                "chapter") > 0 && strcmp(page_number(&v->pages[i]), "0") != 0) {
            put_node(&v->pages[i], out);
            put_arrows(v, i, v->pages[i].name, out);
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
    if (strcmp(name, "font-family") == 0)
        return "serif";
    return strcmp(value, "black") == 0 ? "currentColor" : value;
}

static void put_svg_tag(const char *box, Text *out)
{
    float width = 0;
    sscanf(box, "%*f %*f %f", &width);
    text_format(out, "<svg role=\"img\" fill=\"currentColor\" width=\"%d\" "
        "aria-label=\"The chapters; an arrow leads from each to those that "
        "need it.\" viewBox=\"%s\" xmlns=\"http://www.w3.org/2000/svg\" "
        "xmlns:xlink=\"http://www.w3.org/1999/xlink\">", (int)width, box);
}

void drawing_write(Volume *v, Text *out, Report *errors)
{
    Page *page = &v->pages[0];
    int svg = node_next(page, 1, page->count, "svg", NULL);
    const char *box = svg < 0 ? NULL : node_attribute(page, svg, "viewBox");
    if (box == NULL) {
        report(errors, page->name, 0, NULL, "expected an <svg> with a "
            "viewBox, as dot -Tsvg writes it");
        return;
    }
    text_put(out, "<figure class=\"picture\" id=\"map\">\n");
    put_svg_tag(box, out);
    inside_write(page, svg, &(Edit){ no_titles, NULL, ink, NULL }, out);
    text_put(out, "</svg>\n<figcaption><p>What stands on what. A chapter can "
        "be read when those above it have been.</p></figcaption></figure>\n");
}
