/* feed.h - one input to everything that reads what the weaver did not write. */
#ifndef FEED_H
#define FEED_H

#include "links.h"
#include "map.h"
#include "mend.h"
#include "svg.h"
#include "weaver.h"

static inline void feed_pages(const Web *web, Report *errors)
{
    Book book;
    Names names;
    Text out = {0};
    book_read(&book, "[book]\ntitle = \"T\"\n", "b", errors);
    names_read(&names, web);
    for (int i = -1; i < web->chapter_count; i++) {
        Weaver w = { .web = web, .names = &names, .book = &book,
            .build = "/no", .figures = "/no", .errors = errors };
        weaver_open(&w, i);
        if (i < 0)
            weave_index(&w, &out);
        else
            weave_page(&w, &out);
        weave_metadata(&w, &out);
        int *roots, count = i < 0 ? 0 : web_roots(web, i, &w.pool, &roots);
        for (int k = 0; k < count; k++)
            weave_file(&w, roots[k], &out);
        weaver_close(&w);
    }
    text_free(&out);
    names_free(&names);
    book_free(&book);
}

static inline void feed_tokens(const char *text, size_t length)
{
    Web web;
    Report errors = {0};
    Text map = {0};
    bool good = web_read(&web, text, length, &errors);
    lint_web(&web, &errors);
    if (good && web_is_finite(&web, &errors)) {
        for (int i = 0; i < web.chapter_count; i++)
            map_write(&web, i, &map);
        feed_pages(&web, &errors);
    }
    text_free(&map);
    text_free(&errors.text);
    web_free(&web);
}

static inline void feed_texts(const char *text)
{
    Book book;
    Map map = {0};
    Site site = {0};
    Text out = {0};
    Report errors = {0};
    book_read(&book, text, "b", &errors);
    book_free(&book);
    map_read(&map, text);
    map_explain(&map, text, &out);
    map_free(&map);
    mend_page(text, &out);
    svg_inline(text, "f", "a", &out);
    site_read(&site, "a/b.html", text, &errors);
    site_check(&site, "d", "c", &errors);
    pool_free(&site.pool);
    text_free(&out);
    text_free(&errors.text);
}

#endif
