#include "weaver.h"

#include <string.h>

/* files/03-a-tiny-model/model.c.html is two directories down. */
static const char *way_up(Weaver *w, const char *file)
{
    Text up = {0};
    text_put(&up, "../../");
    for (const char *s = file; *s != '\0'; s++)
        text_put(&up, *s == '/' ? "../" : "");
    return text_keep(&up, &w->pool);
}

static void put_file_head(Weaver *w, const char *file, Text *out)
{
    const Book *b = w->book;
    const Chapter *c = &w->web->chapters[w->chapter];
    text_put(out, "<!doctype html>\n<html lang=\"");
    html_escape(b->language, out);
    if (b->direction != NULL)
        text_format(out, "\" dir=\"%s", b->direction);
    text_format(out, "\" data-light=\"%s\" data-dark=\"%s\">\n<head>\n"
        "<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
        "content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"color-scheme\" content=\"light dark\">\n<title>%s · ",
        b->theme, b->dark_theme, file);
    html_escape(b->title, out);
    text_format(out, "</title>\n<link rel=\"stylesheet\" href=\"%sbook.css\">"
        "\n<script src=\"%sbook.js\"></script>\n</head>\n", w->up, w->up);
    text_format(out, "<body class=\"file\"><main id=\"main\">\n"
        "<p class=\"whence\"><a href=\"%sindex.html\">", w->up);
    html_escape(b->title, out);
    text_format(out, "</a> › <a href=\"%s%s.html\">%s ", w->up, c->name,
        c->number);
    html_escape(c->title, out);
    text_format(out, "</a></p>\n<h1><code>tangled/%s/%s</code></h1>\n",
        c->name, file);
}

static void put_line_start(Weaver *w, Origin from, int line, Text *out)
{
    text_format(out, "<span class=\"line\" id=\"L%d\"><a class=\"ln\" "
        "href=\"%s\" title=\"%s ", line, chunk_url(w, from.chunk),
        chunk_number(w, from.chunk));
    html_escape(w->web->chunks[from.chunk].name, out);
    text_format(out, "\">%d</a>", line);
}

/* The file under tangled/, if it can be asked; it must have as many lines
 * as the web says. */
static bool load_file(Weaver *w, int root, int lines, Text *text)
{
    const Chunk *c = &w->web->chunks[root];
    if (w->tangled == NULL) {
        tangle_text(w->web, root, text);
        return true;
    }
    const char *path = pool_format(&w->pool, "%s/%s/%s", w->tangled,
        w->web->chapters[w->chapter].name, c->name);
    int count = 0;
    bool there = text_load(text, path);
    for (const char *s = text_string(text); *s != '\0'; s++)
        count += *s == '\n';
    if (there && count == lines)
        return true;
    report(w->errors, chunk_path(w->web, root), c->line, c->name, there
        ? "%s is not what the chapter says: tangle it again"
        : "there is no %s: tangle it", path);
    return false;
}

static void put_lines(Weaver *w, const Origins *lines, const char *s,
    const Language *language, Text *html)
{
    Linking links = { .w = w, .file = true };
    Highlighter h = { .language = language, .linker = link_name,
        .state = &links };
    for (int i = 0; i < lines->count; i++) {
        links.chunk = lines->at[i].chunk;
        links.line = lines->at[i].line;
        put_line_start(w, lines->at[i], i + 1, html);
        const char *line = take_line(&w->pool, &s);
        highlight(&h, line == NULL ? "" : line, html);
        highlight_newline(&h, html);
        text_put(html, "</span>");
    }
}

void weave_file(Weaver *w, int root, Text *html)
{
    const char *file = w->web->chunks[root].name;
    const Language *language = language_of(file);
    Origins lines = { .pool = &w->pool };
    Text text = {0};
    w->reader = -1;
    w->up = way_up(w, starts(file, "../") ? file + 3 : file);
    tangle_origins(w->web, root, &lines);
    if (load_file(w, root, lines.count, &text)) {
        put_file_head(w, file, html);
        text_format(html, "<pre class=\"file\"><code class=\"lang-%s\">",
            language->name);
        put_lines(w, &lines, text_string(&text), language, html);
        text_put(html, "</code></pre>\n</main></body></html>\n");
    }
    text_free(&text);
}
