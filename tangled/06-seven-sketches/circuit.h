/* circuit.h - resistor networks with ports, joined by gluing nodes. */
#ifndef CIRCUIT_H
#define CIRCUIT_H

#include "compose.h"
#include "product.h"
#include "status.h"

enum { MOST_CIRCUIT_NODES = 16, MOST_PORTS = 4, MOST_RESISTORS = 12 };
typedef struct { double value; } Ohms;          /* finite, > 0 */
PRODUCT(TwoOhms, Ohms, first, Ohms, second);
typedef struct {
    int nodes, lefts, rights, resistors;
    int left[MOST_PORTS], right[MOST_PORTS];    /* nodes */
    struct { int a, b; double ohms; } resistor[MOST_RESISTORS];
} Circuit;
PRODUCT(Circuits, Circuit, first, Circuit, second);

void resistor(double ohms, Circuit *y);         /* 1 -> 1 */
void wires(int n, Circuit *y);                  /* n -> n, the identity */
void fork_wire(Circuit *y);                     /* 1 -> 2, one node */
void merge_wires(Circuit *y);                   /* 2 -> 1, one node */

/* BAD_FORMAT if the ports do not fit, TOO_LONG if the whole does not. */
PARTIAL(joined_circuit, Unit, Circuits, Circuit);
PARTIAL(parallel_circuit, Unit, Circuits, Circuit);
int circuit_equal(const Circuit *a, const Circuit *b);

/* between the left and the right port of a circuit 1 -> 1; 0 or more.
 * BAD_FORMAT if it has other ports, EMPTY if there is no path */
typedef struct { double value; } Resistance;
PARTIAL(resistance, Unit, Circuit, Resistance);
PARTIAL(in_series, Unit, TwoOhms, Circuit);
PARTIAL(in_parallel, Unit, TwoOhms, Circuit);   /* fork ; both ; merge */
ARROW(series_rule, TwoOhms, Resistance);        /* a + b */
ARROW(parallel_rule, TwoOhms, Resistance);      /* ab / (a + b) */

#endif
