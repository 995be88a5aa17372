#include "weaver.h"

#include "svg.h"

#include <string.h>

/* Loads FIGURES/03-a-tiny-model-X.svg or .verdict; says which is missing. */
static bool load_figure(Weaver *w, int chunk, const char *name,
    const char *suffix, Text *text)
{
    const char *path = pool_format(&w->pool, "%s/%s-%s.%s", w->figures,
        w->web->chapters[w->chapter].name, name, suffix);
    if (text_load(text, path) && text->length > 0)
        return true;
    const Chunk *c = &w->web->chunks[chunk];
    report(w->errors, chunk_path(w->web, chunk), c->line, c->name,
        "there is no %s", path);
    return false;
}

static void put_verdict(Weaver *w, const char *verdict, Text *out)
{
    size_t word = strcspn(verdict, " \t\n,.:;");
    const char *first = pool_copy(&w->pool, verdict, word);
    text_format(out, "<p class=\"verdict %s\"><span class=\"word\">%s</span>",
        first, first);
    const char *s = verdict + word;
    while (*s != '\0') {
        size_t n = strcspn(s, "\n");
        html_escape_part(s, n, out);
        s += n;
        if (*s == '\n' && *++s != '\0')
            text_put(out, "<br>");
    }
    text_put(out, "</p>\n");
}

static bool is_verdict(const char *text)
{
    return starts(text, "commutes") || starts(text, "fails")
        || starts(text, "definitional");
}

static void weave_verdict(Weaver *w, int chunk, const char *name, Text *out)
{
    Text verdict = {0};
    if (load_figure(w, chunk, name, "verdict", &verdict)) {
        if (is_verdict(verdict.at))
            put_verdict(w, verdict.at, out);
        else
            report(w->errors, chunk_path(w->web, chunk),
                w->web->chunks[chunk].line, w->web->chunks[chunk].name,
                "its verdict is neither commutes nor fails nor definitional");
    }
    text_free(&verdict);
}

/* Quotations [[...]] do not reach us marked: they were code in the chunk. */
static void put_caption(Weaver *w, int chunk, const char *caption, Text *out)
{
    const char *open, *close;
    while ((open = strstr(caption, "[[")) != NULL
            && (close = strstr(open, "]]")) != NULL) {
        text_add(out, caption, (size_t)(open - caption));
        text_put(out, "`");
        weave_quote(w, chunk, pool_copy(&w->pool, open + 2,
            (size_t)(close - open) - 2), out);
        text_put(out, "`{=html}");
        caption = close + 2;
    }
    text_put(out, caption);
}

static const char *figure_name(Weaver *w, const char *root)
{
    const char *base = strrchr(root, '/') + 1;
    return pool_copy(&w->pool, base,
        strlen(base) - strlen(strrchr(base, '.')));
}

static void put_drawing(Weaver *w, int chunk, const char *name,
    const char *alt, Text *out)
{
    static const char *const classes[] = { "", "diagram", "picture", "plot" };
    Text svg = {0};
    text_format(out, "\n```{=html}\n<figure id=\"fig-%s\" class=\"%s\">\n",
        name, classes[figure_of(w->web->chunks[chunk].name)]);
    if (load_figure(w, chunk, name, "svg", &svg)
            && !svg_inline(svg.at, pool_format(&w->pool, "fig-%s", name), alt,
                out))
        report(w->errors, chunk_path(w->web, chunk),
            w->web->chunks[chunk].line, w->web->chunks[chunk].name,
            "its drawing is no SVG");
    text_free(&svg);
}

static void put_source(Weaver *w, int chunk, Text *out)
{
    text_format(out, "<details><summary>source, chunk <span class=\"num\">"
        "%s</span> <code>", chunk_number(w, chunk));
    html_escape(w->web->chunks[chunk].name, out);
    text_put(out, "</code></summary>\n");
    Text code = {0};
    weave_chunk(w, chunk, &code);
    const size_t fence = strlen("\n```{=html}\n"), tail = strlen("```\n\n");
    text_add(out, code.at + fence, code.length - fence - tail);
    text_free(&code);
    text_put(out, "</details></figcaption></figure>\n```\n\n");
}

void weave_figure(Weaver *w, int chunk, Text *out)
{
    const char *root = w->web->chunks[chunk].name;
    const char *name = figure_name(w, root);
    bool dot = figure_of(root) != PLOT;
    Text source = {0};
    tangle_text(w->web, chunk, &source);
    const char *caption = figure_attribute(&w->pool, source.at, "caption", dot);
    const char *alt = figure_attribute(&w->pool, source.at, "alt", dot);
    text_free(&source);
    put_drawing(w, chunk, name, alt == NULL ? "" : alt, out);
    text_put(out, "<figcaption>\n```\n\n");
    text_format(out, "**Figure %s.%d.** ",
        w->web->chapters[w->chapter].number, ++w->figure_number);
    put_caption(w, chunk, caption == NULL ? "" : caption, out);
    text_put(out, "\n\n```{=html}\n");
    if (figure_of(root) == DIAGRAM)
        weave_verdict(w, chunk, name, out);
    put_source(w, chunk, out);
}
