/* codesign.h - which demands can be met with which resources? */
#ifndef CODESIGN_H
#define CODESIGN_H

#include "compose.h"
#include "product.h"

enum { MOST_ELEMENTS = 4 };
typedef struct {                        /* i and j are related: at[i][j] */
    int rows, columns;                  /* 1 .. MOST_ELEMENTS */
    unsigned char at[MOST_ELEMENTS][MOST_ELEMENTS];     /* 0 or 1 */
} Relation;
PRODUCT(RelationPair, Relation, first, Relation, second);
PRODUCT(Ends, Relation, demands, Relation, resources);  /* two preorders */

int is_preorder(const Relation *x);
int relation_equal(const Relation *a, const Relation *b);

/* i related to k: i to some j, and j to k; BAD_FORMAT if sizes differ. */
PARTIAL(joined, Unit, RelationPair, Relation);
/* monotone already: BAD_FORMAT if not; made so, by adding what follows */
PARTIAL(feasible, Ends, Relation, Relation);
PARTIAL(made_feasible, Ends, Relation, Relation);

typedef struct { int throughput, latency, memory; } Offer;  /* 1/s, ms, kB */
int offer_below(Offer a, Offer b);
/* i related to j: a[i] below b[j] */
void offers(int m, const Offer a[], int n, const Offer b[], Relation *y);

/* Two maps between three preorders; monotone unless the type says Any. */
typedef struct {
    Relation order[3];
    int f[MOST_ELEMENTS], g[MOST_ELEMENTS];
} MapPair;
typedef MapPair AnyMapPair;
int is_monotone(const Relation *from, const int f[], const Relation *to);
ARROW(companions, MapPair, RelationPair);       /* of f, of g */
ARROW(companion_of_both, MapPair, Relation);    /* of f ; g */

#endif
