/* corpus.c - the text that is trained on, whole. */
#include "corpus.h"
#include "replacement.h"
#include "safety.h"
#include "checkpoint.h"
#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void corpus_free(Corpus *c)
{
    free(c->at);
    *c = (Corpus){ .at = NULL };
}

static enum status more_room(Corpus *c, Sentence *why)
{
    const size_t room = c->room == 0 ? 1 << 16 : 2 * c->room;
    unsigned char *at = c->length >= INT_MAX ? NULL : realloc(c->at, room);
    if (at == NULL)
        return refuse_with(why, TOO_LONG, "expected a text of less than %d "
            "bytes, and memory for it", INT_MAX);
    c->at = at;
    c->room = room;
    return OK;
}

/* Adds what can be read from f. */
static enum status read_on(FILE *f, const char *name, Corpus *c,
                           Sentence *why)
{
    enum status s = OK;
    while (s == OK && !feof(f) && !ferror(f)) {
        if (c->length == c->room)
            s = more_room(c, why);
        if (s == OK)
            c->length += fread(c->at + c->length, 1, c->room - c->length, f);
    }
    return s == OK && ferror(f) ? refuse_with(why, NO_FILE, "%.100s: %s",
                                              name, strerror(errno)) : s;
}

static enum status add_file(const char *path, Corpus *c, Sentence *why)
{
    const int from_input = strcmp(path, "-") == 0;
    FILE *f = from_input ? stdin : fopen(path, "rb");
    if (f == NULL)
        return refuse_with(why, NO_FILE, "%.100s: %s", path,
                           strerror(errno));
    const enum status s = read_on(f, from_input ? "standard input" : path, c,
                                  why);
    if (!from_input)
        fclose(f);
    return s;
}

static enum status finished(enum status s, const char *path, Corpus *c,
                            Sentence *why)
{
    if (s == OK && (c->length == 0 || c->length >= INT_MAX))
        s = refuse_with(why, c->length == 0 ? EMPTY : TOO_LONG, "%.100s: "
            "expected from 1 to %d bytes of text, got %zu", path,
            INT_MAX - 1, c->length);
    if (s != OK)
        corpus_free(c);
    else
        c->sum = fnv_long(FNV_BASIS, c->length, c->at);
    return s;
}

enum status corpus_file(const char *path, Corpus *c, Sentence *why)
{
    *c = (Corpus){ .at = NULL };
    return finished(add_file(path, c, why), path, c, why);
}

enum { CHAPTERS_READ = 12 };

/* The name of chapter n in a directory, if it is there. */
static int find_chapter(const char *directory, int n, size_t size,
                        char path[])
{
    DIR *d = opendir(directory);
    char begin[8];
    int found = 0;
    snprintf(begin, sizeof begin, "%02d-", n % 100);
    for (struct dirent *e; d != NULL && (e = readdir(d)) != NULL; ) {
        const size_t length = strlen(e->d_name);
        if (strncmp(e->d_name, begin, 3) == 0 && length > 3
            && strcmp(e->d_name + length - 3, ".nw") == 0)
            found = snprintf(path, size, "%s/%s", directory, e->d_name)
                < (int)size;
    }
    if (d != NULL)
        closedir(d);
    return found;
}

enum status corpus_book(const char *directory, Corpus *c, Sentence *why)
{
    enum status s = OK;
    char path[1024];
    *c = (Corpus){ .at = NULL };
    for (int i = 0; i < CHAPTERS_READ && s == OK; i++)
        s = find_chapter(directory, i, sizeof path, path)
            ? add_file(path, c, why)
            : refuse_with(why, NO_FILE, "%.60s: expected the book's chapters "
                "0 to %d, chapter %d is not there; name a text, or --book "
                "its directory", directory, CHAPTERS_READ - 1, i);
    return finished(s, directory, c, why);
}
