/* gathered.h - the sum over shards, of which some may be elsewhere. */
#ifndef GATHERED_H
#define GATHERED_H

#include "signature.h"

/* gather_all - adds loss and gradient of some of the shards to those of the
 * others, which are elsewhere; every place gets the same sum.  If one of
 * them has failed all are told why. */
typedef struct Gathered {
    double loss;                        /* the sum over shards */
    enum status status;
    Complaint why;
} Gathered;
typedef void GatherAll(void *hands, size_t n, real sum[], Gathered *g);
typedef struct Part { int first, count; } Part;     /* of the shards */

#endif
