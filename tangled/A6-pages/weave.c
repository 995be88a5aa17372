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

static int finish(Report *errors, Text *out)
{
    bool written = errors->count > 0
        || fwrite(text_string(out), 1, out->length, stdout) == out->length;
    written = fflush(stdout) == 0 && written;
    if (!written)
        report(errors, NULL, 0, NULL, "weave: standard output is full");
    fputs(text_string(&errors->text), stderr);
    int status = errors->count > 0;
    text_free(&errors->text);
    text_free(out);
    return status;
}

static bool read_web(Web *web, Report *errors)
{
    Text stream = {0};
    bool good = text_read(&stream, stdin)
        && web_read(web, text_string(&stream), stream.length, errors);
    if (!good && errors->count == 0)
        report(errors, NULL, 0, NULL, "weave: standard input is unreadable");
    text_free(&stream);
    return good;
}

static void put_roots(const Web *web, Text *out)
{
    Pool pool = {0};
    for (int i = 0; i < web->chapter_count; i++) {
        int *roots, count = web_roots(web, i, &pool, &roots);
        for (int k = 0; k < count; k++)
            text_format(out, "%s\n", web->chunks[roots[k]].name);
    }
    pool_free(&pool);
}

static void put_order(const Web *web, Text *out)
{
    Pool pool = {0};
    for (const int *i = reading_order(web, &pool); *i >= 0; i++)
        text_format(out, "%s\n", web->chapters[*i].name);
    pool_free(&pool);
}

static int tell_web(const char *command)
{
    Web web = {0};
    Report errors = {0};
    Text out = {0};
    if (read_web(&web, &errors)) {
        if (strcmp(command, "order") == 0)
            put_order(&web, &out);
        else if (strcmp(command, "roots") == 0
                ? lint_web(&web, &errors) == 0 : false)
            put_roots(&web, &out);
        else if (strcmp(command, "map") == 0 && web_is_finite(&web, &errors))
            for (int i = 0; i < web.chapter_count; i++)
                map_write(&web, i, &out);
    }
    web_free(&web);
    return finish(&errors, &out);
}

static void read_input(Text *text, Report *errors)
{
    if (!text_read(text, stdin))
        report(errors, NULL, 0, NULL, "weave: standard input is unreadable");
}

static int explain(const char *path)
{
    Map map = {0};
    Text known = {0}, messages = {0}, out = {0};
    Report errors = {0};
    if (text_load(&known, path))
        map_read(&map, text_string(&known));
    read_input(&messages, &errors);
    map_explain(&map, text_string(&messages), &out);
    text_free(&known);
    text_free(&messages);
    map_free(&map);
    return finish(&errors, &out);
}

static int mend(void)
{
    Text page = {0}, out = {0};
    Report errors = {0};
    read_input(&page, &errors);
    mend_page(text_string(&page), &out);
    text_free(&page);
    return finish(&errors, &out);
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

static int tell_key(const char *path, const char *key)
{
    Book book = {0};
    Report errors = {0};
    Text out = {0};
    if (load_book(&book, path, &errors)) {
        const char *value = book_value(&book, key);
        if (value != NULL)
            text_format(&out, "%s\n", value);
        else
            report(&errors, path, 0, NULL, "%s has no value", key);
    }
    book_free(&book);
    return finish(&errors, &out);
}

static int check_links(const char *directory, const char *chapters)
{
    Report errors = {0};
    Text out = {0};
    int count = links_check(directory, chapters, &errors);
    text_format(&out, "%d links, all of which lead somewhere\n", count);
    return finish(&errors, &out);
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
        bool known = false;
        for (int k = 0; k < 5 && i + 1 < count && !known; k++)
            if (strcmp(word[i], flags[k].flag) == 0) {
                *flags[k].to = word[++i];
                known = true;
            }
        if (!known && (o->name != NULL || word[i][0] == '-'))
            return false;
        if (!known)
            o->name = word[i];
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

static void weave_one(Weaver *w, const char *command, const Options *o,
    int chapter)
{
    weaver_open(w, chapter);
    if (strcmp(command, "page") == 0)
        write_page(w, o);
    else if (chapter >= 0)
        write_files(w, o);
    weaver_close(w);
}

static void weave_with(Weaver *w, const char *command, const Options *o)
{
    const Web *web = w->web;
    int chapter = o->name == NULL ? -1 : web_chapter(web, o->name);
    bool page = strcmp(command, "page") == 0;
    if (o->name == NULL && !page)
        for (int i = 0; i < web->chapter_count; i++)
            weave_one(w, command, o, i);
    else if (chapter >= 0 || (page && o->name != NULL
            && strcmp(o->name, "index") == 0))
        weave_one(w, command, o, chapter);
    else
        report(w->errors, NULL, 0, NULL, "weave: no chapter is called %s",
            o->name == NULL ? "nothing" : o->name);
}

static int weave(const char *command, const Options *o)
{
    Web web = {0};
    Book book = {0};
    Names names = {0};
    Report errors = {0};
    Text nothing = {0};
    Weaver w = { .web = &web, .names = &names, .book = &book,
        .build = o->build, .figures = o->figures, .tangled = o->tangled,
        .errors = &errors };
    if (read_web(&web, &errors) && web_is_finite(&web, &errors)
            && load_book(&book, o->book, &errors)) {
        names_read(&names, &web);
        weave_with(&w, command, o);
    }
    names_free(&names);
    book_free(&book);
    web_free(&web);
    return finish(&errors, &nothing);
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

static bool is(const char *word, const char *first, const char *second)
{
    return strcmp(word, first) == 0 || strcmp(word, second) == 0;
}

int main(int count, char **word)
{
    Options options;
    const char *command = count > 1 ? word[1] : "";
    if (count == 2 && (is(command, "roots", "map") || is(command, "order", "")))
        return tell_web(command);
    if (count == 2 && strcmp(command, "mend") == 0)
        return mend();
    if (count == 3 && strcmp(command, "explain") == 0)
        return explain(word[2]);
    if (count == 4 && strcmp(command, "key") == 0)
        return tell_key(word[2], word[3]);
    if (count == 4 && strcmp(command, "links") == 0)
        return check_links(word[2], word[3]);
    if (is(command, "page", "files")
            && read_options(&options, count - 2, word + 2))
        return weave(command, &options);
    return misuse();
}
