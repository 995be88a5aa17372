/* fast_attention.h - attention in blocks of queries, and its way back. */
#ifndef FAST_ATTENTION_H
#define FAST_ATTENTION_H

#include "kernels.h"
#include "products.h"

typedef struct Attention {
    int heads, size;                    /* of a head: heads x size rows */
    int sequences, queries, keys;       /* columns: of q, sequences x queries */
    int causal;                         /* then keys >= queries */
    ProductWay *way;
    const Kernels *kernels;
    int near;                           /* weigh_near for weigh */
    float *kept;                        /* [attention_weights], attend to */
} Attention;                            /* attend_back, or NULL: neither */

size_t attention_room(const Attention *a);      /* floats to work in */
size_t attention_weights(const Attention *a);   /* floats to keep them */
int attention_keeps(const Attention *a);        /* no more than q, k, v? */

/* y of the shape of q; q [heads size][sequences queries], k and v
 * [heads size][sequences keys]; room at a multiple of 64 bytes */
void attend(const Attention *a, const float *q, const float *k,
            const float *v, float *y, float *room);
void attend_back(const Attention *a, const float *q, const float *k,
    const float *v, const float *dy, float *dq, float *dk, float *dv,
    float *room);

/* additions and multiplications of the products, two ways: those that the
 * definition needs, and those that the blocks do; back: of attend_back */
double attention_needs(const Attention *a, int back);
double attention_does(const Attention *a, int back);

#endif
