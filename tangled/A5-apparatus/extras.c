#include "cites.h"
#include "whole.h"

#include <string.h>

const Extra EXTRAS[] = {
    { "theorems", "Theorems", theorems_write },
    { "diagrams", "Diagrams", diagrams_write },
    { "exercises", "Exercises", exercises_write },
    { "glossary", "Glossary", glossary_write },
    { "references", "References", references_write },
    { "identifiers", "Index", index_write },
    { "listing", "Files", files_write },
    { "print", "The whole book", print_write },
};
const int EXTRA_COUNT = (int)(sizeof EXTRAS / sizeof *EXTRAS);

static void put_header(Volume *v, int extra, Text *out)
{
    const Extra *e = &EXTRAS[extra];
    const char *last = extra > 0 || v->page_count == 0 ? "prev.html"
        : v->pages[v->page_count - 1].name;
    const char *prev = extra == 0 ? last
        : pool_format(&v->pool, "%s.html", EXTRAS[extra - 1].name);
    text_format(out, "---\ntitle: %s\npagetitle: %s\nkind: apparatus\n"
        "prev:\n  url: %s\n  title: %s\n", e->title, e->title, prev,
        extra > 0 ? EXTRAS[extra - 1].title
        : page_title(&v->pages[v->page_count - 1]));
    if (extra + 1 < EXTRA_COUNT)
        text_format(out, "next:\n  url: %s.html\n  title: %s\n",
            e[1].name, e[1].title);
    else
        text_put(out, "next: false\n");
    text_put(out, "---\n\n");
}

bool extra_write(Volume *v, const char *name, Text *out, Report *errors)
{
    for (int i = 0; i < EXTRA_COUNT; i++)
        if (strcmp(name, EXTRAS[i].name) == 0 && EXTRAS[i].write != NULL
                && v->page_count > 0) {
            put_header(v, i, out);
            EXTRAS[i].write(v, out, errors);
            return true;
        }
    return false;
}
