/* place.h - where the nodes of a diagram stand, on a grid. */
#ifndef PLACE_H
#define PLACE_H

#include "diagram.h"

/* place_nodes - give every node without at= a column and a row.
 *   columns      not more than this many, if it can be helped
 *   returns      what the arrangement costs, dimensionless; a crossing is
 *                12, an arrow through a node 30, a column too many 20      */
double place_nodes(Diagram *d, int columns);

#endif
