#include "extras.h"

#include <string.h>

typedef void Row(Page *page, int node, Text *out);

static void put_rows(Volume *v, const char *element, const char *class,
    Row *row, Text *out)
{
    for (int p = 0; p < v->page_count; p++) {
        Page *page = &v->pages[p];
        for (int i = 1; (i = node_next(page, i, page->count, element,
                class)) >= 0; i++)
            row(page, i, out);
    }
}

static void put_table(Volume *v, const char *head, const char *element,
    const char *class, Row *row, Text *out)
{
    text_format(out, "```{=html}\n<table class=\"list\">\n<thead><tr>%s"
        "</tr></thead>\n<tbody>\n", head);
    put_rows(v, element, class, row, out);
    text_put(out, "</tbody>\n</table>\n```\n");
}

static const char *attribute(Page *page, int node, const char *name)
{
    const char *value = node_attribute(page, node, name);
    return value != NULL ? value : "";
}

static void put_theorem(Page *page, int node, Text *out)
{
    text_format(out, "<tr><td>%s</td><td><a href=\"%s#%s\">%s</a></td>"
        "<td>%s</td></tr>\n", page_number(page), page->name,
        attribute(page, node, "id"), attribute(page, node, "data-title"),
        attribute(page, node, "data-bought"));
}

void theorems_write(Volume *v, Text *out, Report *errors)
{
    (void)errors;
    text_put(out, "Each was spent on a program. What it bought was measured "
        "when this page was built.\n\n");
    put_table(v, "<th>chapter</th><th>theorem</th><th>what it bought</th>",
        "div", "theorem", put_theorem, out);
}

static void put_copy(Page *page, int node, Text *out)
{
    if (node > 0)
        inside_write(page, node, &ELSEWHERE, out);
}

static void put_diagram(Page *page, int node, Text *out)
{
    int past = page->at[node].past;
    int label = node_next(page, node, past, "strong", NULL);
    int caption = label < 0 ? -1 : page->at[label].parent;
    int verdict = node_next(page, node, past, "p", "verdict");
    text_format(out, "<tr><td><a href=\"%s#%s\">%s</a></td><td>",
        page->name, attribute(page, node, "id"),
        label < 0 ? "figure" : node_words(page, label));
    for (int i = label; label > 0 && (i = page->at[i].past)
            < page->at[caption].past;)
        node_write(page, i, &ELSEWHERE, out);
    text_format(out, "</td><td class=\"%s\">",
        verdict > 0 ? attribute(page, verdict, "class") : "verdict");
    put_copy(page, verdict, out);
    text_put(out, "</td></tr>\n");
}

void diagrams_write(Volume *v, Text *out, Report *errors)
{
    (void)errors;
    text_put(out, "Each was drawn and run by the build. One that *commutes* "
        "has not been refuted; one that *fails* was meant to; one that is "
        "*definitional* is drawn and not tested.\n\n");
    put_table(v, "<th>figure</th><th>what it says</th><th>verdict</th>",
        "figure", "diagram", put_diagram, out);
}

static bool is_how(const Page *page, int node)
{
    return node_has_class(page, node, "exercise")
        || node_has_class(page, node, "how");
}

static void put_first_sentence(Page *page, int block, Text *out)
{
    Text text = {0};
    node_text(page, block, is_how, &text);
    const char *s = text_string(&text);
    s += strspn(s, " ");
    if (*s == '(' && strstr(s, ".) ") != NULL)
        s = strstr(s, ".) ") + 3;
    const char *end = strstr(s, ". ");
    for (; *s != '\0' && (end == NULL || s <= end); s++)
        if (*s == '<' || *s == '&')
            text_put(out, *s == '<' ? "&lt;" : "&amp;");
        else
            text_add(out, s, 1);
    text_free(&text);
}

static void put_exercise(Page *page, int node, Text *out)
{
    const char *id = attribute(page, node, "id");
    const char *number = strchr(id, '-') != NULL ? strchr(id, '-') + 1 : id;
    int block = page->at[node].parent;
    int how = node_next(page, block, page->at[block].past, NULL, "how");
    int answer = how < 0 ? -1
        : node_next(page, how, page->at[how].past, "a", NULL);
    text_format(out, "<tr><td><a href=\"%s#%s\">%s</a></td><td>",
        page->name, id, number);
    put_first_sentence(page, block, out);
    text_format(out, "</td><td><code>make exercise-%s</code></td><td>",
        number);
    if (answer > 0)
        node_write(page, answer, &ELSEWHERE, out);
    text_put(out, "</td></tr>\n");
}

void exercises_write(Volume *v, Text *out, Report *errors)
{
    (void)errors;
    text_put(out, "Each has a test that fails until it is solved. The first "
        "`make exercise-…` copies the stub to `exercises/`, where it is "
        "yours; `make exercises` says how far you have come.\n\n");
    put_table(v, "<th></th><th>exercise</th><th>begin, and test</th>"
        "<th>answer</th>", "span", "exercise", put_exercise, out);
}

static void put_file(const Page *page, const char *name, Text *out)
{
    const char *path = starts(name, "../") ? name + 3 : name;
    text_format(out, "<li><a href=\"files/%.*s/%s.html\">%s</a></li>\n",
        (int)strcspn(page->name, "."), page->name, path, path);
}

static void put_files_of(Volume *v, int page, Text *out)
{
    Table known = { .pool = &v->pool };
    for (int i = 0; i < v->piece_count; i++) {
        const Piece *p = &v->pieces[i];
        if (p->page != page || p->file == NULL
                || strcmp(p->file, p->name) != 0
                || table_get(&known, p->name) >= 0)
            continue;
        if (known.count == 0)
            text_format(out, "## %s\n\n```{=html}\n<ul class=\"index\">\n",
                page_label(&v->pages[page]));
        table_set(&known, p->name, 1);
        put_file(&v->pages[page], p->name, out);
    }
    text_put(out, known.count > 0 ? "</ul>\n```\n\n" : "");
}

void files_write(Volume *v, Text *out, Report *errors)
{
    (void)errors;
    text_put(out, "The programs of the book, file by file, as they are "
        "tangled. Each line of a file has an address, and each chunk says "
        "in which lines it is.\n\n");
    for (int i = 0; i < v->page_count; i++)
        put_files_of(v, i, out);
}
