/* diagram.h - a diagram, as its author wrote it. */
#ifndef DIAGRAM_H
#define DIAGRAM_H

#include "report.h"
#include <graphviz/cgraph.h>
#include <stdint.h>

enum { MOST_NODES = 16, MOST_EDGES = 32, MOST_GIVEN = 8, MOST_FAILS = 8,
       MOST_LOOPS = 8, MOST_SAMPLES = 1000000 };

typedef struct Node {
    const char *id, *type, *label;
    int placed;                         /* at= was given */
    double column, row;
} Node;

typedef struct Edge {
    int from, to;                       /* nodes */
    const char *arrow, *with, *label;   /* with: NULL if none */
    int side;                           /* of the label: 1 left, -1 right, 0 */
    int dashed, turns;
    double bend;                        /* px to the left; 0: as it comes */
    int bent;                           /* bend= was given */
} Edge;

typedef struct Given {
    const char *type, *name;
} Given;

typedef struct Ends {
    int from, to;
} Ends;

typedef struct Diagram {
    Agraph_t *graph;                    /* owns every string */
    const char *file, *name, *caption, *alt, *note, *reason;
    int samples, loops, commutes, definitional;
    uint64_t seed;
    double tolerance;                   /* 0: exact */
    int node_count, edge_count, given_count, fail_count;
    Node node[MOST_NODES];
    Edge edge[MOST_EDGES];
    Given given[MOST_GIVEN];
    Ends fail[MOST_FAILS];
} Diagram;

/* diagram_read - the graph that `in` holds, checked as far as it can be
 * without knowing C. What is wrong is said to `r`.
 *   returns  0 if nothing is; else -1. diagram_close in both cases.      */
int diagram_read(Diagram *d, FILE *in, Report *r);
void diagram_close(Diagram *d);

/* node_name, edge_name - for messages: "TokenId -> Vector [arrow=embed]" */
const char *node_name(const Diagram *d, int node);
void edge_name(const Diagram *d, const Edge *e, char *text, size_t size);

#endif
