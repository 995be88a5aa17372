/* order.h - what is known, in order; a quantiser from a Galois connection. */
#ifndef ORDER_H
#define ORDER_H

#include "compose.h"
#include "objects.h"
#include "refusals.h"

enum { LEAST_CODE = -128, MOST_CODE = 127 };
#define LEAST_STEP ((real)0x1p-100)
#define MOST_STEP ((real)0x1p100)

typedef struct { real value; } Weight;          /* finite */
typedef struct { real value; } GridStep;        /* from 2^-100 to 2^100 */
typedef struct { int at; } Code;                /* LEAST_CODE .. MOST_CODE */

PARTIAL(weight, Unit, Real, Weight);
PARTIAL(grid_step, Unit, Real, GridStep);
ARROW(grid_step_refusal, Real, Sentence);

PARAMETRIC(dequantise, GridStep, Code, Weight);         /* d: n s */
PARAMETRIC(ceiling, GridStep, Weight, Code);    /* x / s, rounded up */
PARAMETRIC(cover, GridStep, Weight, Code);      /* least n with x <= d (n) */
PARAMETRIC(nearest, GridStep, Weight, Code);    /* x / s, rounded */
COMPOSE_WITH(snap, GridStep, nearest, p, dequantise, p);

enum { LOSS = 1, GRADIENT = 2, RATE = 4, TIME = 8, FIELDS = 15 };
typedef struct { int fields; } Known;           /* a subset of FIELDS */

int known_below(Known a, Known b);      /* has b all that a has? */
Known known_join(Known a, Known b);
Known known_meet(Known a, Known b);
Known known_implies(Known a, Known b);

#endif
