#include "6.3.h"

static int three(Flow *x, int a, int b, int c)
{
    return flow_beside(x, a, flow_beside(x, b, c));
}

int filter(Flow *x)
{
    int wire = flow_generator(x, WIRES, 1), two = flow_generator(x, WIRES, 2);
    int copy = flow_generator(x, COPY, 0), add = flow_generator(x, ADD, 0);
    int copies = flow_beside(x, three(x, wire, copy, copy), wire);
    int cross = three(x, two, flow_generator(x, CROSS, 0), two);
    int twice = three(x, wire, flow_generator(x, SCALE, 2), wire);
    int sum = flow_then(x, flow_beside(x, add, wire), add);
    int top = flow_then(x, flow_then(x, copies, cross),
                        flow_beside(x, twice, twice));
    return flow_then(x, top, flow_beside(x, sum, sum));
}
