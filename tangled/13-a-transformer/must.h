/* must.h - for programs that can only go on if all is well. */
#ifndef MUST_H
#define MUST_H

#include "status.h"
#include <stdio.h>
#include <stdlib.h>

/* must - the end of the program, with a sentence, unless s is OK */
static inline void must(enum status s, const char *why)
{
    if (s == OK)
        return;
    fprintf(stderr, "%s: %s\n", status_name(s), why);
    exit(1);
}

#endif
