#include "volume.h"

#include <string.h>

int page_main(Page *page)
{
    int main = node_next(page, 1, page->count, "main", NULL);
    return main > 0 ? main : 0;
}

static int page_heading(Page *page)
{
    return node_next(page, page_main(page), page->count, "h1", NULL);
}

const char *page_number(Page *page)
{
    int h = page_heading(page);
    int label = h < 0 ? -1
        : node_next(page, h, page->at[h].past, NULL, "label");
    const char *words = label < 0 ? "" : node_words(page, label);
    const char *last = strrchr(words, ' ');
    return last != NULL ? last + 1 : words;
}

static bool is_label(const Page *page, int node)
{
    return node_has_class(page, node, "label");
}

const char *page_title(Page *page)
{
    Text text = {0};
    int h = page_heading(page);
    if (h >= 0)
        node_text(page, h, is_label, &text);
    const char *title = text_string(&text);
    title += *title == ' ';
    title = pool_copy(&page->pool, title, strlen(title));
    text_free(&text);
    return title;
}

const char *page_label(Page *page)
{
    const char *number = page_number(page);
    return pool_format(&page->pool, "%s%s%s", number,
        *number != '\0' ? " " : "", page_title(page));
}

bool node_is_section(const Page *page, int node)
{
    return page->at[node].name != NULL
        && strcmp(page->at[node].name, "section") == 0
        && (node_has_class(page, node, "level2")
            || node_has_class(page, node, "level3")
            || node_has_class(page, node, "level4"));
}

static const char *words_in(Page *page, int node, const char *class)
{
    int n = node_next(page, node, page->at[node].past, NULL, class);
    return n < 0 ? NULL : node_words(page, n);
}

static void add_piece(Volume *v, int p, int node)
{
    Page *page = &v->pages[p];
    const char *id = node_attribute(page, node, "id");
    const char *number = words_in(page, node, "num");
    const char *name = words_in(page, node, "name");
    if (id == NULL || number == NULL || name == NULL)
        return;
    v->pieces = pool_grow(&v->pool, v->pieces, v->piece_count,
        sizeof *v->pieces);
    v->pieces[v->piece_count++] = (Piece){ p, node, id, number, name,
        words_in(page, node, "file") };
}

bool volume_add(Volume *v, const char *name, const char *html,
    Report *errors)
{
    v->pages = pool_grow(&v->pool, v->pages, v->page_count,
        sizeof *v->pages);
    Page *page = &v->pages[v->page_count];
    bool good = page_read(page, name, html, errors);
    for (int i = 1; (i = node_next(page, i, page->count, NULL,
            "chunk")) >= 0; i++)
        add_piece(v, v->page_count, i);
    v->page_count++;
    return good;
}

bool volume_read(Volume *v, int count, char **paths, Report *errors)
{
    int before = errors->count;
    for (int i = 0; i < count; i++) {
        Text html = {0};
        const char *slash = strrchr(paths[i], '/');
        if (text_load(&html, paths[i]))
            volume_add(v, slash != NULL ? slash + 1 : paths[i],
                text_string(&html), errors);
        else
            report(errors, paths[i], 0, NULL, "cannot be read");
        text_free(&html);
    }
    return errors->count == before;
}

void volume_free(Volume *v)
{
    for (int i = 0; i < v->page_count; i++)
        page_free(&v->pages[i]);
    pool_free(&v->pool);
    *v = (Volume){0};
}

static void tell_defined(Page *page, int node, Tell *defined, void *state)
{
    int past = page->at[node].past;
    int foot = node_next(page, node, past, NULL, "defines");
    for (int i = foot; foot > 0 && (i = node_next(page, i,
            page->at[foot].past, "code", NULL)) >= 0; i++)
        defined(state, node_words(page, i), NULL);
}

static void tell_used(Page *page, int node, Tell *used, void *state)
{
    int pre = node_next(page, node, page->at[node].past, "pre", NULL);
    for (int i = pre; pre > 0 && (i = node_next(page, i,
            page->at[pre].past, "a", "id")) >= 0; i++) {
        const char *to = node_attribute(page, i, "href");
        used(state, node_words(page, i), to[0] != '#' ? to
            : pool_format(&page->pool, "%s%s", page->name, to));
    }
}

void piece_tell(Volume *v, int piece, Tell *defined, Tell *used,
    void *state)
{
    const Piece *p = &v->pieces[piece];
    if (defined != NULL)
        tell_defined(&v->pages[p->page], p->node, defined, state);
    if (used != NULL)
        tell_used(&v->pages[p->page], p->node, used, state);
}
