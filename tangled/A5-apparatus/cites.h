/* cites.h - the keys that the chapters cite, and those of the works. */
#ifndef CITES_H
#define CITES_H

#include "extras.h"

/* Each key cited in a chapter stands in the text of the .bib file, and each
 * key that stands there is cited. What is not so is reported. */
typedef struct Cites {
    Pool pool;
    Table works;                        /* key -> line in the .bib file */
    Table cited;
    const char **keys;
    int count;
} Cites;

void cites_read_works(Cites *c, const char *path, const char *bib,
    Report *errors);
void cites_read_chapter(Cites *c, const char *path, const char *text,
    Report *errors);
void cites_check(Cites *c, const char *path, Report *errors);

/* The page of all works: what stands under the pages, put together. */
Write references_write;

#endif
