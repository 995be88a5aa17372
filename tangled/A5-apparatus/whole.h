/* whole.h - all pages as one: to print, and for an electronic reader. */
#ifndef WHOLE_H
#define WHOLE_H

#include "extras.h"

/* Where a link of a page leads in the whole book: the link itself if it
 * leads out of it, NULL if it leads to a page that is not in it. */
const char *whole_link(Volume *v, Page *page, const char *href);
/* The same in the electronic book, whose chapter 3 is ch003.xhtml. */
const char *epub_link(Volume *v, Page *page, const char *href);

Write print_write, epub_write;

#endif
