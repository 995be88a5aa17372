/* sample_traffic.h - compulsory traffic as arrows, on random terms. */
#ifndef SAMPLE_TRAFFIC_H
#define SAMPLE_TRAFFIC_H

#include "roofline.h"
#include "sample_terms.h"

typedef struct Traffic { double bytes; } Traffic;
typedef struct TwoTraffics { Traffic f, g, between; } TwoTraffics;
COMPARED(Traffic);

ARROW(traffic_of, TermBox, Traffic);
ARROW(traffic_of_both, Pieces, TwoTraffics);
ARROW(join_traffic, TwoTraffics, Traffic);
ARROW(add_traffic, TwoTraffics, Traffic);       /* what it is not */

#endif
