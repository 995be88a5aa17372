#include "8.4.h"

typedef struct Wait {
    const Graph *g;
    int found[GRAPH_MAX], uses[GRAPH_MAX];
    double arrived[GRAPH_MAX];
} Wait;

static void count(Wait *w, int i)
{
    if (w->found[i] || i == 0)
        return;
    w->found[i] = 1;
    w->uses[w->g->at[i].left]++;
    w->uses[w->g->at[i].right]++;
    count(w, w->g->at[i].left);
    count(w, w->g->at[i].right);
}

static void arrive(Wait *w, int i, double d)
{
    w->arrived[i] += d;
    if (--w->uses[i] > 0 || i == 0)
        return;
    arrive(w, w->g->at[i].left, w->arrived[i]);
    arrive(w, w->g->at[i].right, w->arrived[i]);
}

double walk_waiting(const Graph *g)
{
    Wait w = { .g = g };
    count(&w, g->nodes - 1);
    w.uses[g->nodes - 1] = 1;
    arrive(&w, g->nodes - 1, 1);
    return w.arrived[0];
}
