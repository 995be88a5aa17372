/* weave - noweb's back end of this book.
 *
 * Reads what `markup` writes:
 *   weave roots                        the files of a chapter, or its faults
 *   weave map                          tangled lines -> lines of the chapter
 *   weave order                        the chapters in reading order
 *   weave page NAME  OPTIONS           OUT/NAME.md and OUT/NAME.yaml
 *   weave page index OPTIONS           OUT/index.md and OUT/index.yaml
 *   weave files [NAME] OPTIONS         OUT/files/NAME/FILE.html
 * Reads something else:
 *   weave explain MAP                  messages, and where they belong
 *   weave mend                         a page, and mends its mathematics
 *   weave key book.toml KEY            prints one value
 *   weave links DIRECTORY CHAPTERS     faults of the links in finished pages
 * OPTIONS: --book book.toml --build build --figures figures --out build/weave
 *          --tangled tangled (for files: read them there, and compare)
 * Faults go to standard error, and the exit status is 1; 2 for misuse. */

#include "links.h"
#include "map.h"
#include "mend.h"
#include "weaver.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

typedef struct Job {
    char **word;                        /* what follows the command */
    int count;
    Pool pool;
    Report errors;
    Text out;
} Job;

static int finish(Job *job)
{
    Text *out = &job->out;
    bool written = job->errors.count > 0
        || fwrite(text_string(out), 1, out->length, stdout) == out->length;
    if (fflush(stdout) != 0 || !written)
        report(&job->errors, NULL, 0, NULL, "weave: standard output is full");
    fputs(text_string(&job->errors.text), stderr);
    int status = job->errors.count > 0;
    text_free(&job->errors.text);
    text_free(out);
    pool_free(&job->pool);
    return status;
}

static void read_input(Job *job, Text *text)
{
    if (!text_read(text, stdin))
        report(&job->errors, NULL, 0, NULL,
            "weave: standard input is unreadable");
}

static bool read_web(Job *job, Web *web)
{
    Text stream = {0};
    *web = (Web){0};
    read_input(job, &stream);
    bool good = job->errors.count == 0 && web_read(web, text_string(&stream),
        stream.length, &job->errors);
    text_free(&stream);
    return good;
}

static void tell_roots(Job *job)
{
    Web web;
    if (read_web(job, &web) && lint_web(&web, &job->errors) == 0)
        for (int i = 0; i < web.chapter_count; i++) {
            int *roots, count = web_roots(&web, i, &job->pool, &roots);
            for (int k = 0; k < count; k++)
                text_format(&job->out, "%s\n", web.chunks[roots[k]].name);
        }
    web_free(&web);
}

static void tell_map(Job *job)
{
    Web web;
    if (read_web(job, &web) && web_is_finite(&web, &job->errors))
        for (int i = 0; i < web.chapter_count; i++)
            map_write(&web, i, &job->out);
    web_free(&web);
}

static void tell_order(Job *job)
{
    Web web;
    if (read_web(job, &web))
        for (const int *i = reading_order(&web, &job->pool); *i >= 0; i++)
            text_format(&job->out, "%s\n", web.chapters[*i].name);
    web_free(&web);
}

static void explain(Job *job)
{
    Map map = {0};
    Text text = {0};
    if (text_load(&text, job->word[0]))
        map_read(&map, text_string(&text));
    text_free(&text);
    read_input(job, &text);
    map_explain(&map, text_string(&text), &job->out);
    text_free(&text);
    map_free(&map);
}

static void mend(Job *job)
{
    Text page = {0};
    read_input(job, &page);
    mend_page(text_string(&page), &job->out);
    text_free(&page);
}

static bool load_book(Book *book, const char *path, Report *errors)
{
    Text text = {0};
    bool there = text_load(&text, path);
    if (!there)
        report(errors, path, 0, NULL, "cannot be read");
    bool good = there && book_read(book, text_string(&text), path, errors);
    text_free(&text);
    return good;
}

static void tell_key(Job *job)
{
    Book book = {0};
    const char *path = job->word[0], *key = job->word[1];
    bool good = load_book(&book, path, &job->errors);
    const char *value = good ? book_value(&book, key) : NULL;
    if (value != NULL)
        text_format(&job->out, "%s\n", value);
    else if (good)
        report(&job->errors, path, 0, NULL, "%s has no value", key);
    book_free(&book);
}

static void check_links(Job *job)
{
    int count = links_check(job->word[0], job->word[1], &job->errors);
    text_format(&job->out, "%d links, all of which lead somewhere\n", count);
}

typedef struct Options {
    const char *name, *book, *build, *figures, *out, *tangled;
} Options;

static bool read_options(Options *o, int count, char **word)
{
    *o = (Options){ NULL, "book.toml", "build", "figures", "build/weave",
        NULL };
    struct { const char *flag; const char **to; } flags[] = {
        { "--book", &o->book }, { "--build", &o->build },
        { "--figures", &o->figures }, { "--out", &o->out },
        { "--tangled", &o->tangled },
    };
    for (int i = 0; i < count; i++) {
        int k = 0;
        while (k < ROWS(flags) && strcmp(word[i], flags[k].flag) != 0)
            k++;
        if (k < ROWS(flags) && i + 1 < count)
            *flags[k].to = word[++i];
        else if (o->name == NULL && word[i][0] != '-')
            o->name = word[i];
        else
            return false;
    }
    return true;
}

static void make_directories(Pool *pool, const char *path)
{
    char *copy = pool_copy(pool, path, strlen(path));
    for (char *s = strchr(copy + 1, '/'); s != NULL; s = strchr(s + 1, '/')) {
        *s = '\0';
        mkdir(copy, 0777);              /* if not, text_save will say so */
        *s = '/';
    }
}

static void save(Weaver *w, Text *text, const char *path)
{
    make_directories(&w->pool, path);
    if (!text_save(text, path))
        report(w->errors, path, 0, NULL, "cannot be written: %s",
            strerror(errno));
    text_free(text);
}

static void write_page(Weaver *w, const Options *o)
{
    Text markdown = {0}, yaml = {0};
    if (w->chapter < 0)
        weave_index(w, &markdown);
    else
        weave_page(w, &markdown);
    weave_metadata(w, &yaml);
    if (w->errors->count > 0) {
        text_free(&markdown);
        text_free(&yaml);
        return;
    }
    save(w, &markdown, pool_format(&w->pool, "%s/%s.md", o->out, o->name));
    save(w, &yaml, pool_format(&w->pool, "%s/%s.yaml", o->out, o->name));
}

static void write_files(Weaver *w, const Options *o)
{
    int *roots, count = web_roots(w->web, w->chapter, &w->pool, &roots);
    for (int i = 0; i < count; i++) {
        Text html = {0};
        const char *file = w->web->chunks[roots[i]].name;
        weave_file(w, roots[i], &html);
        save(w, &html, pool_format(&w->pool, "%s/files/%s/%s.html", o->out,
            w->web->chapters[w->chapter].name,
            starts(file, "../") ? file + 3 : file));
    }
}

static void weave_one(Weaver *w, const Options *o, int chapter, bool page)
{
    weaver_open(w, chapter);
    if (page)
        write_page(w, o);
    else
        write_files(w, o);
    weaver_close(w);
}

static void weave_with(Weaver *w, const Options *o, bool page)
{
    const char *name = o->name == NULL ? "" : o->name;
    int chapter = web_chapter(w->web, name);
    if (o->name == NULL && !page)
        for (int i = 0; i < w->web->chapter_count; i++)
            weave_one(w, o, i, page);
    else if (chapter >= 0 || (page && strcmp(name, "index") == 0))
        weave_one(w, o, chapter, page);
    else
        report(w->errors, NULL, 0, NULL, "weave: no chapter is called %s",
            o->name == NULL ? "nothing" : name);
}

static void weave(Job *job, const Options *o, bool page)
{
    Web web;
    Book book = {0};
    Names names = {0};
    Weaver w = { .web = &web, .names = &names, .book = &book,
        .build = o->build, .figures = o->figures, .tangled = o->tangled,
        .errors = &job->errors };
    if (read_web(job, &web) && web_is_finite(&web, &job->errors)
            && load_book(&book, o->book, &job->errors)) {
        names_read(&names, &web);
        weave_with(&w, o, page);
    }
    names_free(&names);
    book_free(&book);
    web_free(&web);
}

static int misuse(void)
{
    fputs("usage: weave roots | map | order | mend < TOKENS\n"
        "       weave page NAME | page index | files [NAME]\n"
        "             [--book book.toml] [--build build] [--figures figures]"
        " [--out build/weave]\n"
        "             [--tangled tangled] < TOKENS\n"
        "       weave explain MAP < MESSAGES\n"
        "       weave key book.toml KEY\n"
        "       weave links DIRECTORY CHAPTERS\n", stderr);
    return 2;
}

static const struct { const char *name; int words; void (*run)(Job *); }
COMMANDS[] = {
    { "roots", 0, tell_roots }, { "map", 0, tell_map },
    { "order", 0, tell_order }, { "mend", 0, mend },
    { "explain", 1, explain }, { "key", 2, tell_key },
    { "links", 2, check_links },
};

int main(int count, char **word)
{
    Job job = { .word = word + 2, .count = count - 2 };
    const char *command = count > 1 ? word[1] : "";
    bool page = strcmp(command, "page") == 0;
    Options options;
    for (int i = 0; i < ROWS(COMMANDS); i++)
        if (strcmp(command, COMMANDS[i].name) == 0
                && job.count == COMMANDS[i].words) {
            COMMANDS[i].run(&job);
            return finish(&job);
        }
    if ((!page && strcmp(command, "files") != 0)
            || !read_options(&options, job.count, job.word))
        return misuse();
    weave(&job, &options, page);
    return finish(&job);
}
