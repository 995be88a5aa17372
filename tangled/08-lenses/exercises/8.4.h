#include "walks.h"

/* Sums of any nodes, without circles; node 0 is the input, the last is z.
 * The derivative of z in node 0. */
double walk_waiting(const Graph *g);
