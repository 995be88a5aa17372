/* extras.h - the pages that are made from the others. */
#ifndef EXTRAS_H
#define EXTRAS_H

#include "volume.h"

typedef void Write(Volume *v, Text *out, Report *errors);

typedef struct Extra {
    const char *name, *title;           /* glossary, Glossary */
    Write *write;                       /* NULL: made in another way */
} Extra;

extern const Extra EXTRAS[];
extern const int EXTRA_COUNT;

/* One of them, as Markdown with its header; false if there is none. */
bool extra_write(Volume *v, const char *name, Text *out, Report *errors);

Write index_write, glossary_write, theorems_write, diagrams_write,
    exercises_write, files_write;

/* What is copied to another page has no ids, and its links still lead. */
extern const Edit ELSEWHERE;

/* The place in the chapter where something stands, for messages: the path,
 * and the line of the first `what` in it (0 if it is not there). */
int chapter_line(Pool *pool, const Page *page, const char *what,
    const char **path);

#endif
