/* svg.h - a drawing made fit to stand inside a page. */
#ifndef SVG_H
#define SVG_H

#include "text.h"

/* Copies the <svg> element: no prolog, comments or titles; ids and their
 * uses prefixed; black is the colour of the text, white is no colour; alt is
 * its label. False if there is no <svg>. */
bool svg_inline(const char *svg, const char *prefix, const char *alt,
    Text *out);
#endif
