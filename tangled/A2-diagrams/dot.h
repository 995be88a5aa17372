/* dot.h - reading DOT through libcgraph, which complains in its own words. */
#ifndef DOT_H
#define DOT_H

#include "report.h"
#include <graphviz/cgraph.h>

/* dot_read - the one directed graph in `in`; NULL, and a sentence that says
 * where, if there is none.                                               */
Agraph_t *dot_read(FILE *in, Report *r);

/* dot_value - an attribute of a graph, node or edge; NULL if empty. */
const char *dot_value(void *object, char *name);

/* dot_unknown - the first attribute of this kind that `known` (ended by
 * NULL) does not list, and in *object the first thing that has it.       */
const char *dot_unknown(Agraph_t *g, int kind, const char *const *known,
                        void **object);

#endif
