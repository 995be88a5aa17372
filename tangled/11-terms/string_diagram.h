/* string_diagram.h - a term as a picture for Graphviz. */
#ifndef STRING_DIAGRAM_H
#define STRING_DIAGRAM_H

#include "term.h"
#include <stdio.h>

/* term_draw - dot; operations are boxes, wires are edges with their shapes,
 * a wire that is used twice passes through a dot, one that nobody uses ends
 * in a ring
 *   names    [t->input.count] of the inputs; caption and alt of the figure */
void term_draw(FILE *file, const Term *t, const char *const names[],
    const char *caption, const char *alt);

#endif
