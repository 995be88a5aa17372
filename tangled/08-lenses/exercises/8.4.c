/* Exercise 8.4: a walk that waits for all uses. */
#include "8.4.h"

double walk_waiting(const Graph *g)
{
    return walk_once(g, 1).dx;
}
