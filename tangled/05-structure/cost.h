/* cost.h - the cost of a pipeline, from its trace. */
#ifndef COST_H
#define COST_H

#include "model.h"

/* Operations on reals, for one token. */
typedef struct { long products, quotients, exponentials; } Cost;
PRODUCT(CostPair, Cost, left, Cost, right);
PRODUCT(TracePair, Trace, left, Trace, right);

/* Traces end to end; TOO_LONG beyond TRACE_MAX. */
PARTIAL(trace_joined, Unit, TracePair, Trace);

/* The homomorphism; OUT_OF_RANGE for a primitive that is not in the
 * table, TOO_LONG for a trace that is not all there. */
PARTIAL(trace_cost, Unit, Trace, Cost);
PARTIAL(cost_both, Unit, TracePair, CostPair);
ARROW(cost_added, CostPair, Cost);

#endif
