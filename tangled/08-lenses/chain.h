/* chain.h - a chain of equal layers, of a length known at run time. */
#ifndef CHAIN_H
#define CHAIN_H

#include "lens.h"
#include <stdint.h>

enum { ACTIVATION = 8 };
SPACE(Activation, ACTIVATION);
typedef struct Layer {
    real weight[ACTIVATION][ACTIVATION];
    real bias[ACTIVATION];
} Layer;
typedef struct LayerTape { Activation x, y; } LayerTape;
LENS(layer, Layer, Activation, Activation, LayerTape);  /* tanh (W x + b) */

/* The get and the put of layer k of a chain; the tape is space to work in. */
typedef struct Chain Chain;
typedef void LayerGet(const Chain *c, int k, const Activation *restrict x,
    Activation *restrict y);
typedef void LayerPut(const Chain *c, int k, const Activation *restrict x,
    const Activation *restrict dy, Layer *restrict dp,
    Activation *restrict dx, LayerTape *restrict t);
struct Chain {
    int layers;
    const Layer *p;                     /* [layers] */
    uint64_t seed;                      /* of the masks of dropout */
    LayerGet *get;
    LayerPut *put;
};

LayerGet plain_get, dropout_get;
LayerPut plain_put, dropout_put;

/* masked - doubled where the random word has a bit, 0 elsewhere */
void masked(uint64_t random, Activation *x);
uint64_t mask_of(uint64_t seed, int k);         /* the random word of layer k */

/* chain_by_hand - forward with every value kept, then back in a loop
 *   x        c->layers + 1 values, the first given; the others (out)
 *   d        in: the gradient at the end; out: the gradient at the start
 *   dp (out) [c->layers]                                                  */
void chain_by_hand(const Chain *c, Activation x[], Activation *d, Layer dp[]);

#endif
