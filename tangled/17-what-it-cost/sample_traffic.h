/* sample_traffic.h - compulsory traffic as arrows, on random terms. */
#ifndef SAMPLE_TRAFFIC_H
#define SAMPLE_TRAFFIC_H

#include "roofline.h"
#include "sample_terms.h"

typedef struct Joint { Pieces terms; } Joint;   /* f ; g fits */
typedef struct Traffic { double bytes; } Traffic;
typedef struct TwoTraffics { Traffic f, g, between; } TwoTraffics;
SAMPLED(Joint);
COMPARED(Traffic);

ARROW(compose_joint, Joint, TermBox);
ARROW(traffic_of, TermBox, Traffic);
ARROW(traffic_of_both, Joint, TwoTraffics);
ARROW(join_traffic, TwoTraffics, Traffic);
ARROW(add_traffic, TwoTraffics, Traffic);       /* what it is not */

#endif
