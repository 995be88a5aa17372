/* scripts.h - data of the pages, as scripts that they may ask for. */
#ifndef SCRIPTS_H
#define SCRIPTS_H

#include "volume.h"

/* A string as JavaScript writes it, with its quotation marks. */
void script_string(const char *text, Text *out);

/* search.js: SEARCH is an array of {p: page, i: id, c: chapter, t: title,
 * x: text, k: undefined, "identifier" or "chunk"}. */
void search_write(Volume *v, Text *out);

/* previews/NAME.js: PREVIEWS["NAME.html"] sends an id to its chunk. */
void previews_write(Volume *v, int page, Text *out);

#endif
