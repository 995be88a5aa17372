#include "dress.h"
#include "chart.h"

#include <glob.h>
#include <stdlib.h>
#include <string.h>

typedef struct Patch {
    const char *at;                     /* in the source */
    size_t out;                         /* so many characters go */
    const char *in;
    int order;                          /* among those at one place */
} Patch;

typedef struct Dress {
    Volume *v;
    Page *page;
    const Setting *setting;
    const char *chapter;                /* 02-arrows */
    Patch *patches;
    int count;
    Report *errors;
} Dress;

static void patch(Dress *d, const char *at, size_t out, const char *in)
{
    d->patches = pool_grow(&d->page->pool, d->patches, d->count,
        sizeof *d->patches);
    d->patches[d->count] = (Patch){ at, out, in, d->count };
    d->count++;
}

static int by_place(const void *x, const void *y)
{
    const Patch *a = x, *b = y;
    if (a->at != b->at)
        return a->at < b->at ? -1 : 1;
    return a->order - b->order;
}

static void put_patched(Dress *d, Text *out)
{
    const char *s = d->page->source;
    if (d->count > 0)
        qsort(d->patches, (size_t)d->count, sizeof *d->patches, by_place);
    for (int i = 0; i < d->count; i++) {
        const Patch *p = &d->patches[i];
        text_add(out, s, (size_t)(p->at - s));
        text_put(out, p->in);
        s = p->at + p->out;
    }
    text_put(out, s);
}

static void complain(Dress *d, const char *mark, const char *what)
{
    const char *path;
    int line = chapter_line(&d->page->pool, d->page, mark, &path);
    report(d->errors, path, line, NULL, "%s", what);
}

static void dress_terms(Dress *d)
{
    Page *page = d->page;
    Table known = { .pool = &page->pool };
    for (int i = 1; (i = node_next(page, i, page->count, "span",
            "term")) >= 0; i++) {
        const char *entry = node_attribute(page, i, "data-entry");
        const char *words = node_words(page, i);
        const char *id = slug(&page->pool, entry != NULL ? entry : words);
        if (*id == '\0' || table_get(&known, id) >= 0)
            complain(d, pool_format(&page->pool, "%s", words),
                pool_format(&page->pool, *id == '\0' ? "a term without "
                    "words%s" : "the term \"%s\" is defined a second time",
                    entry != NULL ? entry : words));
        table_set(&known, id, i);
        if (node_attribute(page, i, "id") == NULL)
            patch(d, page->at[i].from + 5, 0,
                pool_format(&page->pool, " id=\"term-%s\"", id));
    }
}

/* The sentence with its values; NULL, and a complaint, if one is missing. */
static const char *with_values(Dress *d, const char *sentence)
{
    Pool *pool = &d->page->pool;
    Text text = {0};
    for (const char *s = sentence; *s != '\0';) {
        size_t n = *s == '{' ? strcspn(s, "}") : 0;
        const char *key = pool_copy(pool, s + (n > 0), n > 0 ? n - 1 : 0);
        const char *value = n == 0 ? NULL
            : run_value(pool, d->setting->build, d->chapter, key);
        if (n > 0 && value == NULL)
            complain(d, pool_format(pool, "{%s}", key), pool_format(pool,
                "no run of %s has printed \"%s = ...\"", d->chapter, key));
        if (n > 0)
            text_put(&text, value != NULL ? value : "");
        else
            text_add(&text, s, 1);
        s += n > 0 ? n + (s[n] != '\0') : 1;
    }
    const char *copy = pool_copy(pool, text_string(&text), text.length);
    text_free(&text);
    return copy;
}

static const char *first_of(Page *page, int node, const char *a,
    const char *b)
{
    const char *value = node_attribute(page, node, a);
    return value != NULL ? value : node_attribute(page, node, b);
}

static void dress_theorem(Dress *d, int node)
{
    Page *page = d->page;
    const Node *n = &page->at[node];
    const char *id = node_attribute(page, node, "id");
    const char *title = first_of(page, node, "title", "data-title");
    const char *bought = first_of(page, node, "data-bought", "bought");
    if (id == NULL || title == NULL || bought == NULL) {
        complain(d, "{.theorem", "a theorem needs an id, a title and what "
            "it bought: ::: {.theorem #id title=\"...\" bought=\"...\"}");
        return;
    }
    patch(d, n->from, (size_t)(n->inner - n->from), pool_format(&page->pool,
        "<div id=\"%s\" class=\"theorem\" data-title=\"%s\" "
        "data-bought=\"%s\">", id, title, with_values(d, bought)));
}

static const char *title_in_side(Page *page, const char *name)
{
    const char *href = pool_format(&page->pool, "%s.html", name);
    int side = node_of_id(page, "side");
    for (int i = side; side > 0 && (i = node_next(page, i,
            page->at[side].past, "a", NULL)) >= 0; i++)
        if (strcmp(node_attribute(page, i, "href"), href) == 0)
            return node_words(page, i);
    return name;
}

static void put_needs(Dress *d, Text *out)
{
    Page *page = d->page;
    const char *s = needs_of(d->v, 0), *name;
    int count = 0;
    if (s == NULL)
        return;
    for (s += strlen("NEEDS ="); next_need(&page->pool, &s, &name); count++)
        text_format(out, "%s<a href=\"%s.html\">%s</a>",
            count > 0 ? ", " : "<dt>Needs</dt> <dd>", name,
            title_in_side(page, name));
    if (count > 0)
        text_put(out, "</dd>\n");
}

static void put_theorems(Dress *d, const char *attribute, Text *out)
{
    Page *page = d->page;
    for (int i = 1; (i = node_next(page, i, page->count, "div",
            "theorem")) >= 0; i++) {
        const char *what = attribute != NULL
            ? first_of(page, i, "data-bought", "bought")
            : first_of(page, i, "title", "data-title");
        const char *id = node_attribute(page, i, "id");
        if (what != NULL && id != NULL)
            text_format(out, "<dd><a href=\"#%s\">%s</a></dd>\n", id,
                attribute != NULL ? with_values(d, what) : what);
    }
}

static bool is_header(const Piece *p)
{
    return ends(p->name, ".h") && strchr(p->name, '/') == NULL
        && !starts(p->name, "check_");
}

static void put_headers(Dress *d, Text *out)
{
    Table known = { .pool = &d->page->pool };
    int count = 0;
    for (int i = 0; i < d->v->piece_count; i++) {
        const Piece *p = &d->v->pieces[i];
        if (!is_header(p) || table_get(&known, p->name) >= 0)
            continue;
        table_set(&known, p->name, 1);
        text_format(out, "%s<a href=\"#%s\"><code>%s</code></a>",
            count++ > 0 ? ", " : "<dd>", p->id, p->name);
    }
    text_put(out, count > 0 ? "</dd>\n" : "");
}

static void dress_beginning(Dress *d, int h1)
{
    Text needs = {0}, gives = {0};
    put_needs(d, &needs);
    put_theorems(d, NULL, &gives);
    put_headers(d, &gives);
    if (needs.length + gives.length > 0)
        patch(d, d->page->at[h1].close + strlen("</h1>"), 0,
            pool_format(&d->page->pool, "\n<aside class=\"needs apparatus\" "
            "aria-label=\"What it needs and gives\">\n<dl>\n%s%s%s</dl>\n"
            "</aside>", text_string(&needs),
            gives.length > 0 ? "<dt>Gives</dt>\n" : "",
            text_string(&gives)));
    text_free(&needs);
    text_free(&gives);
}

/* The numbers of Check's lines `100%: Checks: 304, Failures: 0, Errors: 0`. */
static int tests_in(const char *log, int *failed)
{
    int sum = 0, checks, failures, errors;
    for (const char *s = log; (s = strstr(s, "%: Checks:")) != NULL; s++)
        if (sscanf(s, "%%: Checks: %d, Failures: %d, Errors: %d", &checks,
                &failures, &errors) == 3) {
            sum += checks;
            *failed += failures + errors;
        }
    return sum;
}

static int tests_of(Dress *d, int *failed)
{
    glob_t found = {0};
    int sum = 0;
    if (glob(pool_format(&d->page->pool, "%s/%s/check_*.log",
            d->setting->build, d->chapter), 0, NULL, &found) == 0)
        for (size_t i = 0; i < found.gl_pathc; i++) {
            Text log = {0};
            if (text_load(&log, found.gl_pathv[i]))
                sum += tests_in(text_string(&log), failed);
            text_free(&log);
        }
    globfree(&found);
    return sum;
}

static void put_files(Dress *d, Text *out)
{
    Table known = { .pool = &d->page->pool };
    for (int i = 0; i < d->v->piece_count; i++) {
        const Piece *p = &d->v->pieces[i];
        if (p->file != NULL && strcmp(p->file, p->name) == 0)
            table_set(&known, p->name, 1);
    }
    if (known.count > 0)
        text_format(out, "<dt>Files</dt> <dd>%d, in "
            "<code>tangled/%s</code></dd>\n", known.count, d->chapter);
}

static void put_tests(Dress *d, Text *out)
{
    int failed = 0, tests = tests_of(d, &failed);
    if (failed > 0)
        report(d->errors, d->page->name, 0, NULL, "%d tests of %s have "
            "failed: see %s/%s", failed, d->chapter, d->setting->build,
            d->chapter);
    if (tests > 0)
        text_format(out, "<dt>Tests</dt> <dd>%d, which have passed</dd>\n",
            tests);
}

static void put_verdicts(Dress *d, Text *out)
{
    Page *page = d->page;
    int count = 0;
    for (int i = 1; (i = node_next(page, i, page->count, "figure",
            "diagram")) >= 0; i++) {
        int past = page->at[i].past;
        int label = node_next(page, i, past, "strong", NULL);
        int word = node_next(page, i, past, NULL, "word");
        const char *id = node_attribute(page, i, "id");
        if (label < 0 || word < 0 || id == NULL)
            continue;
        const char *number = node_words(page, label);
        number += strcspn(number, "0123456789");
        text_format(out, "%s<a href=\"#%s\">%.*s</a> %s",
            count++ > 0 ? ", " : "<dt>Diagrams</dt> <dd>", id,
            (int)strcspn(number, " ") - 1, number, node_words(page, word));
    }
    text_put(out, count > 0 ? "</dd>\n" : "");
}

static void dress_end(Dress *d, int pager)
{
    Text now = {0}, bought = {0};
    put_files(d, &now);
    put_tests(d, &now);
    put_verdicts(d, &now);
    put_theorems(d, "data-bought", &bought);
    if (now.length + bought.length > 0)
        patch(d, d->page->at[pager].from, 0, pool_format(&d->page->pool,
            "<aside class=\"now apparatus\" aria-label=\"You have now\">\n"
            "<p>You have now</p>\n<dl>\n%s%s%s</dl>\n</aside>\n",
            text_string(&now), bought.length > 0 ? "<dt>Bought</dt>\n" : "",
            text_string(&bought)));
    text_free(&now);
    text_free(&bought);
}

static void dress_side(Dress *d)
{
    Page *page = d->page;
    Text out = {0};
    int side = node_of_id(page, "side");
    int list = side < 0 ? -1
        : node_next(page, side, page->at[side].past, "ul", NULL);
    if (list < 0)
        return;
    text_put(&out, "<li class=\"part\">Apparatus</li>\n");
    for (int i = 0; i < EXTRA_COUNT; i++) {
        bool here = strcmp(d->chapter, EXTRAS[i].name) == 0;
        text_format(&out, "<li%s><a href=\"%s.html\"%s>%s</a></li>\n",
            here ? " class=\"here\"" : "", EXTRAS[i].name,
            here ? " aria-current=\"page\"" : "", EXTRAS[i].title);
    }
    patch(d, page->at[list].close, 0, pool_copy(&page->pool, out.at,
        out.length));
    text_free(&out);
}

static void dress_contents(Dress *d, int pager)
{
    Text out = {0};
    text_put(&out, "<div class=\"contents\">\n<p class=\"part\">Apparatus"
        "</p>\n<p>");
    for (int i = 0; i < EXTRA_COUNT; i++)
        text_format(&out, "<a href=\"%s.html\">%s</a>,\n",
            EXTRAS[i].name, EXTRAS[i].title);
    text_put(&out, "<a href=\"tinycat.epub\">EPUB</a></p>\n</div>\n");
    patch(d, d->page->at[pager].from, 0, pool_copy(&d->page->pool, out.at,
        out.length));
    text_free(&out);
}

static void dress_map(Dress *d, int pager)
{
    Text map = {0};
    if (d->setting->map == NULL || strcmp(d->chapter, "index") != 0)
        return;
    dress_contents(d, pager);
    if (text_load(&map, d->setting->map))
        patch(d, d->page->at[pager].from, 0, pool_copy(&d->page->pool,
            text_string(&map), map.length));
    else
        report(d->errors, d->setting->map, 0, NULL, "cannot be read");
    text_free(&map);
}

/* pandoc puts the works cited into the last section; they get their own. */
static void dress_works(Dress *d, int pager)
{
    Page *page = d->page;
    int refs = node_of_id(page, "refs");
    if (refs < 0 || strcmp(page->at[refs].name, "div") != 0)
        return;
    const char *from = page->at[refs].from;
    size_t length = (size_t)(page->at[refs].close - from) + strlen("</div>");
    patch(d, from, length, "");
    patch(d, page->at[pager].from, 0, pool_format(&page->pool,
        "<section id=\"works-cited\" class=\"level2\">\n<h2>References"
        "</h2>\n%s\n</section>\n",
        pool_copy(&page->pool, from, length)));
}

static void dress_page(Dress *d)
{
    Page *page = d->page;
    int main = page_main(page), past = page->at[main].past;
    int h1 = node_next(page, main, past, "h1", NULL);
    int pager = node_next(page, main, past, "nav", "pager");
    dress_terms(d);
    for (int i = 1; (i = node_next(page, i, page->count, "div",
            "theorem")) >= 0; i++)
        dress_theorem(d, i);
    if (pager > 0)
        dress_works(d, pager);
    if (page_is_chapter(page) && h1 > 0 && pager > 0) {
        dress_beginning(d, h1);
        dress_end(d, pager);
    }
    if (pager > 0)
        dress_map(d, pager);
    dress_side(d);
}

void dress_write(Volume *v, const Setting *setting, Text *out,
    Report *errors)
{
    Page *page = &v->pages[0];
    Dress d = { v, page, setting, pool_copy(&page->pool, page->name,
        strcspn(page->name, ".")), NULL, 0, errors };
    dress_page(&d);
    put_patched(&d, out);
}
