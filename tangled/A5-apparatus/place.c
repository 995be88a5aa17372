#include "extras.h"

#include <string.h>

int chapter_line(Pool *pool, const Page *page, const char *what,
    const char **path)
{
    Text chapter = {0};
    int line = 0;
    *path = pool_format(pool, "chapters/%.*s.nw",
        (int)strcspn(page->name, "."), page->name);
    if (text_load(&chapter, *path)) {
        const char *at = strstr(text_string(&chapter), what);
        for (const char *s = chapter.at; at != NULL && s <= at; s++)
            line += s == at || *s == '\n';
    }
    text_free(&chapter);
    return line;
}

static const char *elsewhere(void *state, Page *page, int node,
    const char *name, const char *value)
{
    (void)state;
    (void)node;
    if (strcmp(name, "id") == 0 || strcmp(name, "tabindex") == 0)
        return NULL;
    if (strcmp(name, "href") == 0 && value[0] == '#')
        return pool_format(&page->pool, "%s%s", page->name, value);
    return value;
}

/* A term is defined in one place, so its mark is not copied. */
static enum keep without_terms(void *state, Page *page, int node)
{
    (void)state;
    return node_has_class(page, node, "term") ? UNWRAP : KEEP;
}

const Edit ELSEWHERE = { without_terms, NULL, elsewhere, NULL };
