/* walks.h - four ways to send gradients back through a graph of sums. */
#ifndef WALKS_H
#define WALKS_H

enum { GRAPH_MAX = 32 };

/* Node 0 is the input; node i > 0 is the sum of two nodes below i. */
typedef struct Graph {
    int nodes;                          /* 1 .. GRAPH_MAX; the last is z */
    struct { int left, right; } at[GRAPH_MAX];
} Graph;

/* dz times the derivative of z in the input, or what the walk takes for it */
typedef struct Walk { double dx; long visits; } Walk;
Walk walk_once(const Graph *g, double dz);      /* wrong: 2 for the example */
Walk walk_again(const Graph *g, double dz);     /* wrong: 6 */
Walk walk_paths(const Graph *g, double dz);     /* right, and exponential */
Walk walk_in_order(const Graph *g, double dz);  /* right */

void doublings(int n, Graph *g);        /* z = 2^n x; 0 <= n < GRAPH_MAX */

#endif
