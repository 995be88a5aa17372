/* ink.h - Graphviz's SVG, redrawn in the ink of the page. */
#ifndef INK_H
#define INK_H

#include <stdio.h>

/* ink_svg - read neato's SVG, write ours: currentColor, no ids, a serif, and
 * an arrowhead at the end of each path.
 *   alt      the text for those who cannot see it
 *   returns  0; -1 if `in` is not such an SVG                            */
int ink_svg(FILE *out, FILE *in, const char *alt);

#endif
