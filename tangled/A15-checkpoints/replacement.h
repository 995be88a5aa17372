/* replacement.h - a file that is replaced whole, or not at all. */
#ifndef REPLACEMENT_H
#define REPLACEMENT_H

#include "directory.h"
#include "refusals.h"

enum { REPLACEMENT_PATH = PATH_MOST, REPLACEMENT_BUFFER = 4096 };
typedef struct Replacement {
    const char *path;                   /* what is to be replaced */
    char name[REPLACEMENT_PATH];        /* the same, behind links */
    char part[REPLACEMENT_PATH];        /* name.part, beside it */
    int file, error;                    /* errno of the first failure, or 0 */
    size_t used;
    unsigned char buffer[REPLACEMENT_BUFFER];
} Replacement;

/* replacement_begin - path has to outlive the replacement
 *   returns  OK; TOO_LONG or NO_FILE: there is nothing to end; a path that is
 *            no regular file, or that another process is writing, is refused
 * replacement_put   - n bytes more
 * replacement_end   - returns OK if they are all on the disk and have the
 *                     name; NO_FILE if the old file is still there; why
 *                     has the reason                                       */
MUST_CHECK enum status replacement_begin(Replacement *r, const char *path,
                                         Sentence *why);
void replacement_put(Replacement *r, size_t n, const void *at);
MUST_CHECK enum status replacement_end(Replacement *r, Sentence *why);

#endif
