/* apparatus - what stands around the chapters, read off the finished pages.
 *
 *   apparatus search PAGE...           search.js
 *   apparatus previews PAGE            previews/NAME.js
 *   apparatus identifiers PAGE...      the index, as Markdown; and so on for
 *                                      each page in extras.c
 *   apparatus chart PAGE...            the map of the chapters, as DOT
 *   apparatus drawing CHART.svg        the same, drawn, for the title page
 *   apparatus epub PAGE...             the electronic book, as Markdown
 *   apparatus cites WORKS.bib CHAPTER...    faults of the citations
 *   apparatus stamp                    an archive, without times
 *   apparatus dress NAME.html BUILD [MAP]   a page, with its beginning and
 *                                      its end, from standard input
 * Faults go to standard error, and the exit status is 1; 2 for misuse. */

#include "archive.h"
#include "chart.h"
#include "cites.h"
#include "dress.h"
#include "scripts.h"
#include "whole.h"

#include <stdlib.h>
#include <string.h>

static int finish(const char *out, size_t length, Report *errors)
{
    bool written = errors->count > 0
        || fwrite(out, 1, length, stdout) == length;
    if (fflush(stdout) != 0 || !written)
        report(errors, NULL, 0, NULL, "apparatus: cannot write its output");
    fputs(text_string(&errors->text), stderr);
    int status = errors->count > 0;
    text_free(&errors->text);
    return status;
}

static void make_search(Volume *v, Text *out, Report *errors)
{
    (void)errors;
    search_write(v, out);
}

static void make_previews(Volume *v, Text *out, Report *errors)
{
    (void)errors;
    for (int i = 0; i < v->page_count; i++)
        previews_write(v, i, out);
}

static const struct { const char *word; Write *write; } COMMANDS[] = {
    { "search", make_search },
    { "previews", make_previews },
    { "chart", chart_write },
    { "drawing", drawing_write },
    { "epub", epub_write },
};

static bool obey(const char *word, Volume *v, Text *out, Report *errors)
{
    for (size_t i = 0; i < sizeof COMMANDS / sizeof *COMMANDS; i++)
        if (strcmp(word, COMMANDS[i].word) == 0) {
            COMMANDS[i].write(v, out, errors);
            return true;
        }
    return extra_write(v, word, out, errors);
}

static void dress(char **words, Volume *v, Text *out, Report *errors)
{
    Text page = {0};
    Setting setting = { words[1], words[2] };
    if (text_read(&page, stdin)
            && volume_add(v, words[0], text_string(&page), errors))
        dress_write(v, &setting, out, errors);
    text_free(&page);
}

/* The .bib file, then the chapters. */
static void check_cites(int count, char **paths, Report *errors)
{
    Cites c = {0};
    for (int i = 0; i < count; i++) {
        Text text = {0};
        if (!text_load(&text, paths[i]))
            report(errors, paths[i], 0, NULL, "cannot be read");
        else if (i == 0)
            cites_read_works(&c, paths[i], text_string(&text), errors);
        else
            cites_read_chapter(&c, paths[i], text_string(&text), errors);
        text_free(&text);
    }
    cites_check(&c, paths[0], errors);
    pool_free(&c.pool);
}

static void stamp_archive(Text *out, Report *errors)
{
    if (!text_read(out, stdin)
            || !archive_stamp((unsigned char *)out->at, out->length))
        report(errors, NULL, 0, NULL, "apparatus: standard input is no zip "
            "archive");
}

int main(int argc, char **argv)
{
    Volume v = {0};
    Text out = {0};
    Report errors = {0};
    if (argc < 2 || (argc < 3 && strcmp(argv[1], "stamp") != 0)) {
        fputs("usage: apparatus COMMAND PAGE...\n", stderr);
        return 2;
    }
    if (strcmp(argv[1], "dress") == 0 && argc > 3)
        dress(argv + 2, &v, &out, &errors);
    else if (strcmp(argv[1], "cites") == 0)
        check_cites(argc - 2, argv + 2, &errors);
    else if (strcmp(argv[1], "stamp") == 0)
        stamp_archive(&out, &errors);
    else if (volume_read(&v, argc - 2, argv + 2, &errors)
            && !obey(argv[1], &v, &out, &errors))
        report(&errors, NULL, 0, NULL, "apparatus: nothing is called %s",
            argv[1]);
    int status = finish(text_string(&out), out.length, &errors);
    volume_free(&v);
    text_free(&out);
    return status;
}
