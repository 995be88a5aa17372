/* replacement.c - a file that is replaced whole, or not at all. */
#include "replacement.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum status replacement_begin(Replacement *r, const char *path,
                              Sentence *why)
{
    const int n = snprintf(r->part, sizeof r->part, "%s.part", path);
    r->path = path;
    r->used = 0;
    r->error = 0;
    if (n >= REPLACEMENT_PATH)
        return refuse_with(why, TOO_LONG, "path: expected less than %d "
                           "bytes, got %d", REPLACEMENT_PATH - 5, n - 5);
    r->file = open(r->part, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    return r->file >= 0 ? OK
        : refuse_with(why, NO_FILE, "%.100s: %s", path, strerror(errno));
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
    if (close(r->file) != 0 && r->error == 0)
        r->error = errno;
    if (r->error == 0 && (rename(r->part, r->path) != 0
                          || !flush_directory(r->path)))
        r->error = errno;
    if (r->error == 0)
        return OK;
    unlink(r->part);
    return refuse_with(why, NO_FILE, "%.100s: %s", r->path,
                       strerror(r->error));
}
