/* html.h - text written as HTML, and attributes read. */
#ifndef HTML_H
#define HTML_H

#include "text.h"

void html_escape(const char *text, Text *out);
void html_escape_part(const char *text, size_t length, Text *out);

/* The next attribute at *at: name="value", name=value or a name alone, whose
 * value is NULL. False at the end of the tag, which is the character `end`,
 * or of the text; *at is then there. */
bool take_attribute(Pool *pool, const char **at, char end, const char **name,
    const char **value);
#endif
