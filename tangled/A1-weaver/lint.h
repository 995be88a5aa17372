/* lint.h - what makes a chapter wrong before any of it is compiled. */
#ifndef LINT_H
#define LINT_H

#include "tangle.h"

/* Reports what is wrong with every chapter of the web; returns how much. */
int lint_web(const Web *web, Report *errors);

/* The chapter's files: their first chunks, in the order of their names. */
int web_roots(const Web *web, int chapter, Pool *pool, int **roots);

/* The text of caption or alt in the source of a figure: a DOT graph's
 * attribute, or a comment `# caption: ...` of a plot. NULL if missing. */
const char *figure_attribute(Pool *pool, const char *source, const char *key,
    bool dot);

enum figure_kind { NO_FIGURE, DIAGRAM, PICTURE, PLOT };
enum figure_kind figure_of(const char *name);

/* What an exercise is called where a line of prose begins one: 3.1 in
 * **Exercise 3.1.**; NULL if the line begins none. */
const char *exercise_of(Pool *pool, const char *line);

/* The mark of a Markdown fence where a line opens or closes one, or NULL. */
const char *fence_of(const char *line);
#endif
