/* output.h - what the programs of the book printed when it was built. */
#ifndef OUTPUT_H
#define OUTPUT_H

#include "text.h"

/* The value of the line `key = value` in what the measurements and the demo
 * of a chapter printed, BUILD/CHAPTER/out/NAME.txt. NULL if there is none, or
 * if two disagree: *why then says so. */
const char *output_value(Pool *pool, const char *build, const char *chapter,
    const char *key, const char **why);

/* The lines of a transcript from the first that begins with `from` up to the
 * next that begins with `to`; either may be NULL. NULL and *why if not. */
const char *output_lines(Pool *pool, const char *transcript, const char *from,
    const char *to, const char **why);

/* The attribute key="value" or key=value between braces; NULL if missing. */
const char *brace_attribute(Pool *pool, const char *braces, const char *key);
#endif
