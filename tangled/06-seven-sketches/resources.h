/* resources.h - two tensors on costs: beside, and in turn. */
#ifndef RESOURCES_H
#define RESOURCES_H

#include "compose.h"
#include "objects.h"

enum { PLENTY = 1000000 };      /* at least that much is as much as any */
typedef struct {
    int operations, memory;     /* millions, kB; 0 .. PLENTY */
} Cost;
PRODUCT(RawCost, Integer, operations, Integer, memory);
PRODUCT(Costs, Cost, first, Cost, second);
PRODUCT(Plan, Costs, early, Costs, late);       /* a, b; then c, d */

PARTIAL(cost, Unit, RawCost, Cost);
int cost_below(Cost a, Cost b);
ARROW(beside, Costs, Cost);
ARROW(in_turn, Costs, Cost);
ARROW(beside_each, Plan, Costs);        /* a beside b, c beside d */
ARROW(in_turn_each, Plan, Costs);       /* a then c, b then d */

#endif
