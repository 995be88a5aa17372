#include "scripts.h"
#include "extras.h"

#include <string.h>

void script_string(const char *text, Text *out)
{
    text_put(out, "\"");
    for (; *text != '\0'; text++)
        if (*text == '"' || *text == '\\')
            text_format(out, "\\%c", *text);
        else if ((unsigned char)*text < ' ')
            text_format(out, "\\u%04x", (unsigned)*text);
        else
            text_add(out, text, 1);
    text_put(out, "\"");
}

static void put_entry(Text *out, const char *id, const char *title,
    const char *text, const char *kind)
{
    text_put(out, "[");
    script_string(id, out);
    text_put(out, ",[");
    script_string(title, out);
    text_put(out, "],");
    script_string(text, out);
    if (kind != NULL)
        text_format(out, ",\"%s\"", kind);
    text_put(out, "],\n");
}

static bool is_not_searched(const Page *page, int node)
{
    static const char *const names[] = { "pre", "details", "nav", "svg",
        "h1", "h2", "h3", "h4", "aside" };
    for (int i = 0; i < ROWS(names); i++)
        if (strcmp(page->at[node].name, names[i]) == 0)
            return true;
    return node_is_section(page, node)
        || node_has_class(page, node, "chunk")
        || node_has_class(page, node, "apparatus");
}

static void put_section(Page *page, int node, const char *id,
    const char *title, Text *out)
{
    Text text = {0};
    for (int i = node + 1; i < page->at[node].past; i = page->at[i].past)
        if (page->at[i].name == NULL || !is_not_searched(page, i)) {
            text_put(&text, " ");
            node_text(page, i, is_not_searched, &text);
        }
    const char *words = text_string(&text);
    put_entry(out, id, title, words + strspn(words, " "), NULL);
    text_free(&text);
}

static void put_sections(Page *page, Text *out)
{
    int main = page_main(page);
    put_section(page, main, "", page_title(page), out);
    for (int i = main; i < page->at[main].past; i++) {
        const char *id = node_is_section(page, i)
            ? node_attribute(page, i, "id") : NULL;
        if (id != NULL && i + 1 < page->at[i].past)
            put_section(page, i, id, node_words(page,
                node_next(page, i + 1, page->at[i].past, NULL, NULL)), out);
    }
}

typedef struct Found {
    Text names;                         /* "a","b" */
    Table known;                        /* what this page has had */
} Found;

static bool is_new(Table *known, const char *name)
{
    bool new = table_get(known, name) < 0;
    if (new)
        table_set(known, name, 1);
    return new;
}

static void find_identifier(void *state, const char *name,
    const char *target)
{
    Found *f = state;
    (void)target;
    if (is_new(&f->known, name)) {
        text_put(&f->names, f->names.length > 0 ? "," : "");
        script_string(name, &f->names);
    }
}

static void put_identifiers(Volume *v, int piece, const char *where,
    Found *f, Text *out)
{
    const char *file = v->pieces[piece].file;
    f->names.length = 0;
    if (file != NULL && strstr(file, "check_") != NULL)
        return;
    piece_tell(v, piece, find_identifier, NULL, f);
    if (f->names.length == 0)
        return;
    text_put(out, "[");
    script_string(v->pieces[piece].id, out);
    text_format(out, ",[%s],", f->names.at);
    script_string(where, out);
    text_put(out, ",\"identifier\"],\n");
}

static void put_pieces(Volume *v, int page, Text *out)
{
    Table chunks = { .pool = &v->pool };
    Found found = { {0}, { .pool = &v->pool } };
    for (int i = 0; i < v->piece_count; i++) {
        const Piece *p = &v->pieces[i];
        if (p->page != page)
            continue;
        const char *where = pool_format(&v->pool, "%s%s%s", p->number,
            p->file != NULL ? " " : "", p->file != NULL ? p->file : "");
        if (is_new(&chunks, p->name))
            put_entry(out, p->id, p->name, where, "chunk");
        put_identifiers(v, i, where, &found, out);
    }
    text_free(&found.names);
}

void search_write(Volume *v, Text *out)
{
    text_put(out, "window.SEARCH = [\n");
    for (int i = 0; i < v->page_count; i++) {
        text_put(out, "[");
        script_string(v->pages[i].name, out);
        text_put(out, ",");
        script_string(page_label(&v->pages[i]), out);
        text_put(out, ",[\n");
        put_sections(&v->pages[i], out);
        put_pieces(v, i, out);
        text_put(out, "]],\n");
    }
    text_put(out, "].flatMap(([p, c, rows]) =>\n"
        "  rows.flatMap(([i, titles, x, k]) =>\n"
        "    titles.map(t => ({p, i, c, t, x, k}))));\n");
}

void previews_write(Volume *v, int page, Text *out)
{
    text_put(out, "(window.PREVIEWS = window.PREVIEWS || {})[");
    script_string(v->pages[page].name, out);
    text_put(out, "] = {\n");
    for (int i = 0; i < v->piece_count; i++)
        if (v->pieces[i].page == page) {
            Text html = {0};
            node_write(&v->pages[page], v->pieces[i].node,
                &ELSEWHERE, &html);
            script_string(v->pieces[i].id, out);
            text_put(out, ":");
            script_string(text_string(&html), out);
            text_put(out, ",\n");
            text_free(&html);
        }
    text_put(out, "};\n");
}
