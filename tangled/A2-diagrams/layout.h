/* layout.h - where everything in a drawing is. In px, y downwards. */
#ifndef LAYOUT_H
#define LAYOUT_H

#include "geometry.h"
#include "paths.h"

enum { NODE_SIZE = 16, LABEL_SIZE = 15, MARK_SIZE = 20, PHONE = 450 };

typedef struct Layout {
    const Diagram *diagram;
    double stretch;                     /* of the grid, from 1 */
    double column[24], row[24];         /* where the grid's lines are */
    Box node[MOST_NODES];
    Curve curve[MOST_EDGES];            /* from the middle of a node */
    Curve ink[MOST_EDGES];              /* what is drawn of it */
    Box label[MOST_EDGES];
    double bend[MOST_EDGES];            /* px to the left of the arrow */
    int mark_count;
    Box mark[8];                        /* unequal signs */
} Layout;

/* layout_find - of a diagram whose nodes have their places.
 *   returns  its width                                                   */
double layout_find(Layout *l, const Diagram *d, const Paths *p);

#endif
