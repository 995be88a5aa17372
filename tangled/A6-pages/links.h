/* links.h - whether every link of the finished pages leads somewhere. */
#ifndef LINKS_H
#define LINKS_H

#include "text.h"

/* Reads every page under the directory; the chapters are only for finding
 * the line where a dead link was written. Returns the number of links. */
int links_check(const char *directory, const char *chapters, Report *errors);

/* One page, told of by its path under the directory, which the caller keeps
 * as long as the site. */
typedef struct Site {
    Pool pool;
    Table ids;                          /* page#id */
    Table files;                        /* page */
    struct Link *links;
    int count;
} Site;

void site_read(Site *site, const char *page, const char *html,
    Report *errors);
void site_check(Site *site, const char *directory, const char *chapters,
    Report *errors);
#endif
