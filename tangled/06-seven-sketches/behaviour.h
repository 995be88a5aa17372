/* behaviour.h - logs over intervals of steps; restricted, and glued. */
#ifndef BEHAVIOUR_H
#define BEHAVIOUR_H

#include "compose.h"
#include "objects.h"
#include "refusals.h"

enum { HORIZON = 12 };
typedef struct { int from, to; } Interval;      /* 0 <= from <= to < HORIZON */
typedef struct {
    Interval over;
    real nats[HORIZON];                         /* of the steps in it */
} Log;
PRODUCT(LogPair, Log, first, Log, second);
typedef struct { int steps; } Width;            /* >= 1 */
typedef struct { int holds; } Truth;            /* 0 or 1; 0 is below 1 */

PARTIAL(interval, Unit, IntegerPair, Interval);         /* OUT_OF_RANGE */
PARTIAL(restricted, Interval, Log, Log);        /* OUT_OF_RANGE: not inside */
/* over the least interval that contains both: EMPTY if they do not cover it
 * with that width, DAMAGED if they disagree on a step */
PARTIAL(glue, Width, LogPair, Log);
PARAMETRIC(glue_refusal, Width, LogPair, Sentence);

/* Does the loss change by at most 1 from each step to the next? */
ARROW(steady, Log, Truth);
ARROW(both_steady, LogPair, Truth);             /* the conjunction */

/* A log and a step of it: cut there, with or without that step in both. */
PRODUCT(CutLog, Log, log, Integer, cut);
ARROW(cut_sharing, CutLog, LogPair);
ARROW(cut_apart, CutLog, LogPair);

#endif
