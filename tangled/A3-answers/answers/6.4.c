#include "6.4.h"

/* y = x ; a beside b beside c; what is refused stays refused */
static enum status layer(enum status s, const Circuit *a, const Circuit *b,
    const Circuit *c, Circuit *x)
{
    Circuits pair = { *a, *b };
    Circuit y = *x;
    s = s != OK ? s : parallel_circuit(NULL, &pair, &y);
    pair = (Circuits){ y, *c };
    s = s != OK ? s : parallel_circuit(NULL, &pair, &y);
    pair = (Circuits){ *x, y };
    return s != OK ? s : joined_circuit(NULL, &pair, x);
}

enum status bridge(const double ohms[5], Circuit *y)
{
    Circuit none, wire, fork, merge, r[5];
    wires(0, &none);
    wires(1, &wire);
    fork_wire(&fork);
    merge_wires(&merge);
    for (int i = 0; i < 5; i++)
        resistor(ohms[i], &r[i]);
    *y = fork;
    enum status s = layer(OK, &r[0], &r[1], &none, y);
    s = layer(s, &fork, &wire, &none, y);
    s = layer(s, &wire, &r[2], &wire, y);
    s = layer(s, &wire, &merge, &none, y);
    s = layer(s, &r[3], &r[4], &none, y);
    return layer(s, &merge, &none, &none, y);
}
