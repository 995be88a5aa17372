/* commute.h - what a program written by `commute test` is made of, and what
 * runs it. The tables are written by the tool; the types are checked there. */
#ifndef COMMUTE_H
#define COMMUTE_H

#include "arrow.h"
#include "source.h"
#include <stdio.h>

/* A type: how its elements are drawn at random, compared and printed.
 * A function that the diagram does not need is NULL.                     */
typedef struct CommuteType {
    const char *name;
    size_t size;
    void (*sample)(Source *s, void *x);
    double (*gap)(const void *a, const void *b);
    void (*print)(FILE *out, const void *x);
} CommuteType;

/* An edge: the arrow on it, its parameters bound. */
typedef struct CommuteEdge {
    const char *arrow;
    enum status (*apply)(const void *restrict x, void *restrict y);
    void (*trace)(Trace *t);
} CommuteEdge;

typedef struct CommutePath {
    int length;
    const int *edge;                    /* [length] indices of edges */
} CommutePath;

/* Paths with the same ends, to be compared. */
typedef struct CommutePair {
    const char *from, *to;              /* nodes, as drawn */
    int source, target;                 /* their types */
    int turns;
    int fails;                          /* they must differ */
    int count;
    const CommutePath *path;            /* [count] */
} CommutePair;

/* A variable sampled once a case. */
typedef struct CommuteGiven {
    const char *name;
    int type;
    void *at;
} CommuteGiven;

typedef struct CommuteDiagram {
    const char *name, *note;            /* note: NULL if none */
    int samples;
    uint64_t seed;
    double tolerance;                   /* 0: bit for bit */
    const char *reason;                 /* for the tolerance */
    int definitional;
    int type_count, given_count, pair_count, status_count;
    const CommuteType *type;
    const CommuteGiven *given;
    const CommuteEdge *edge;
    const CommutePair *pair;
    const char *const *status;          /* names, by number */
} CommuteDiagram;

/* commute_main - run the diagram as a Check test; write the verdict if it
 * holds, to argv[1], or to the file that VERDICT names, or to stdout.
 *   returns  0 if the diagram holds, else 1                              */
int commute_main(const CommuteDiagram *d, int argc, char **argv);

#endif
