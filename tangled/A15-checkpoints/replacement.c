/* replacement.c - a file that is replaced whole, or not at all. */
#include "replacement.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static enum status refuse_file(const char *path, int error, Sentence *why)
{
    return refuse_with(why, NO_FILE, "%.100s: %s", path, strerror(error));
}

/* Puts what a name stands for in its place, through 40 links at most. */
static int follow_links(char name[REPLACEMENT_PATH])
{
    char text[REPLACEMENT_PATH];
    for (int links = 0; links < 40; links++) {
        const ssize_t n = readlink(name, text, sizeof text);
        const char *slash = strrchr(name, '/');
        const size_t keep = slash == NULL || n < 1 || text[0] == '/' ? 0
            : (size_t)(slash - name) + 1;
        if (n < 0)
            return 1;
        if (keep + (size_t)n >= REPLACEMENT_PATH - 5)
            return 0;
        memcpy(name + keep, text, (size_t)n);
        name[keep + (size_t)n] = '\0';
    }
    return 0;
}

static enum status name_files(Replacement *r, const char *path, Sentence *why)
{
    const size_t n = strlen(path);
    if (n >= REPLACEMENT_PATH - 5)
        return refuse_with(why, TOO_LONG, "path: expected less than %d "
                           "bytes, got %d", REPLACEMENT_PATH - 5, (int)n);
    memcpy(r->name, path, n + 1);
    if (!follow_links(r->name))
        return refuse_file(path, ELOOP, why);
    const size_t length = strlen(r->name);
    memcpy(r->part, r->name, length);
    memcpy(r->part + length, ".part", 6);
    return OK;
}

static int is_named(int file, const char *name)
{
    struct stat opened, named;
    return fstat(file, &opened) == 0 && stat(name, &named) == 0
        && opened.st_ino == named.st_ino && opened.st_dev == named.st_dev;
}

/* The second file, for us alone; or -1 and errno. */
static int open_alone(const char *part)
{
    const struct flock all = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
    for (;;) {
        const int file = open(part, O_WRONLY | O_CREAT, 0666);
        const int lost = file >= 0 && fcntl(file, F_SETLK, &all) != 0
            && (errno == EAGAIN || errno == EACCES);
        if (file < 0 || (!lost && is_named(file, part)))
            return file;
        close(file);
        errno = ETXTBSY;
        if (lost)
            return -1;
    }
}

static enum status open_part(Replacement *r, Sentence *why)
{
    r->file = open_alone(r->part);
    return r->file >= 0 ? OK : errno != ETXTBSY
        ? refuse_file(r->path, errno, why)
        : refuse_with(why, NO_FILE, "%.100s: expected one program to write "
                      "it, another does", r->path);
}

enum status replacement_begin(Replacement *r, const char *path,
                              Sentence *why)
{
    struct stat old, part;
    r->path = path;
    r->used = 0;
    r->error = 0;
    const enum status named = name_files(r, path, why);
    if (named != OK)
        return named;
    const int there = stat(r->name, &old) == 0;
    if (there && !S_ISREG(old.st_mode))
        return S_ISDIR(old.st_mode) ? refuse_file(path, EISDIR, why)
            : refuse_with(why, NO_FILE, "%.100s: expected a regular file, "
                          "or none, to replace", path);
    if (open_part(r, why) != OK)
        return NO_FILE;
    if (fstat(r->file, &part) != 0 || (part.st_size > 0
                                       && ftruncate(r->file, 0) != 0)
        || (there && fchmod(r->file, old.st_mode & 0777) != 0))
        r->error = errno;
    return OK;
}

static void write_all(Replacement *r, size_t n, const unsigned char *at)
{
    while (n > 0 && r->error == 0) {
        const ssize_t wrote = write(r->file, at, n);
        if (wrote <= 0)
            r->error = wrote < 0 ? errno : ENOSPC;
        else {
            at += wrote;
            n -= (size_t)wrote;
        }
    }
}

void replacement_put(Replacement *r, size_t n, const void *at)
{
    if (n > sizeof r->buffer - r->used) {
        write_all(r, r->used, r->buffer);
        r->used = 0;
    }
    if (n > sizeof r->buffer)
        write_all(r, n, at);
    else if (n > 0) {
        memcpy(r->buffer + r->used, at, n);
        r->used += n;
    }
}

enum status replacement_end(Replacement *r, Sentence *why)
{
    write_all(r, r->used, r->buffer);
    if (r->error == 0 && fsync(r->file) != 0)
        r->error = errno;
    if (r->error == 0 && (rename(r->part, r->name) != 0
                          || !flush_directory(r->name)))
        r->error = errno;
    if (r->error != 0)
        unlink(r->part);
    if (close(r->file) != 0 && r->error == 0)
        r->error = errno;
    return r->error == 0 ? OK : refuse_file(r->path, r->error, why);
}
