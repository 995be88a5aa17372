/* roofline.h - the least time of an arrow; Williams and others 2009. */
#ifndef ROOFLINE_H
#define ROOFLINE_H

#include "term.h"

typedef struct Demand {
    double flops;               /* operations */
    double bytes;               /* compulsory traffic */
} Demand;
typedef struct Machine {
    double peak;                /* operations a second, > 0 */
    double bandwidth;           /* bytes a second, > 0 */
} Machine;

Demand term_demand(const Term *t);      /* by its rows, and by its ends */
double demand_intensity(Demand d);      /* operations per byte; bytes > 0 */
double machine_ridge(Machine m);        /* the intensity at which they meet */
double least_seconds(Demand d, Machine m);

#endif
