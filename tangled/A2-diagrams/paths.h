/* paths.h - the parallel paths of a diagram, and which must be compared. */
#ifndef PATHS_H
#define PATHS_H

#include "diagram.h"

enum { MOST_PATHS = 64, MOST_STEPS = 24, MOST_PAIRS = 1024 };

typedef struct Path {
    int length;
    int edge[MOST_STEPS];
    int group;                          /* paths of one group are equal if */
} Path;                                 /* smaller pairs are */

/* All paths with the same ends and the same number of turns. */
typedef struct Pair {
    int from, to, turns;
    int count;
    Path path[MOST_PATHS];
} Pair;

typedef struct Paths {
    int count;
    Pair *pair[MOST_PAIRS];             /* only those to be compared */
} Paths;

/* paths_find - the pairs that a test of the diagram must compare, in the
 * order of the nodes; complains of cycles without loops=, of pieces, of too
 * many paths, and if there is nothing to compare.
 *   returns  0 or -1. paths_close in both cases.                         */
int paths_find(Paths *p, const Diagram *d, Report *r);
void paths_close(Paths *p);

/* pair_fails - must the paths of this pair differ? */
int pair_fails(const Diagram *d, const Pair *p);

#endif
