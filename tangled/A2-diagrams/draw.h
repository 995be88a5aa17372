/* draw.h - a diagram as DOT whose places are pinned, for neato -n2. */
#ifndef DRAW_H
#define DRAW_H

#include "paths.h"

/* draw_diagram - place what has no place, and write all of it. The pairs say
 * where an unequal sign goes.
 *   returns  the width in px                                             */
double draw_diagram(FILE *out, Diagram *d, const Paths *p);

#endif
