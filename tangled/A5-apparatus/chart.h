/* chart.h - the chapters and what each stands on. */
#ifndef CHART_H
#define CHART_H

#include "extras.h"

/* The rest of a chapter's line NEEDS = ..., or NULL; and its next name,
 * false at its end. */
const char *needs_of(Volume *v, int page);
bool next_need(Pool *pool, const char **s, const char **name);
bool page_is_chapter(const Page *page);     /* or an appendix */

/* The map for Graphviz, and Graphviz's drawing for the title page. */
Write chart_write, drawing_write;

#endif
