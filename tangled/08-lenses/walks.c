/* walks.c - four ways to send gradients back through a graph of sums. */
#include "walks.h"

typedef struct Back {
    const Graph *g;
    int again;                          /* may a node be visited again? */
    int seen[GRAPH_MAX];
    double arrived[GRAPH_MAX];
    long visits;
} Back;

static void meet(Back *b, int i)
{
    const int uses[] = { b->g->at[i].left, b->g->at[i].right };
    b->visits++;
    b->seen[i] = 1;
    for (int k = 0; i > 0 && k < 2; k++) {
        b->arrived[uses[k]] += b->arrived[i];
        if (b->again || !b->seen[uses[k]])
            meet(b, uses[k]);
    }
}

static Walk met(const Graph *g, double dz, int again)
{
    Back b = { .g = g, .again = again };
    b.arrived[g->nodes - 1] = dz;
    meet(&b, g->nodes - 1);
    return (Walk){ b.arrived[0], b.visits };
}

Walk walk_once(const Graph *g, double dz) { return met(g, dz, 0); }
Walk walk_again(const Graph *g, double dz) { return met(g, dz, 1); }

static void follow(Back *b, int i, double d)
{
    b->visits++;
    b->arrived[i] += d;
    if (i > 0) {
        follow(b, b->g->at[i].left, d);
        follow(b, b->g->at[i].right, d);
    }
}

Walk walk_paths(const Graph *g, double dz)
{
    Back b = { .g = g };
    follow(&b, g->nodes - 1, dz);
    return (Walk){ b.arrived[0], b.visits };
}

Walk walk_in_order(const Graph *g, double dz)
{
    double arrived[GRAPH_MAX] = { 0 };
    arrived[g->nodes - 1] = dz;
    for (int i = g->nodes - 1; i > 0; i--) {
        arrived[g->at[i].left] += arrived[i];
        arrived[g->at[i].right] += arrived[i];
    }
    return (Walk){ arrived[0], g->nodes };
}

void doublings(int n, Graph *g)
{
    *g = (Graph){ .nodes = n + 1 };
    for (int i = 1; i <= n; i++)
        g->at[i].left = g->at[i].right = i - 1;
}
