/* chain.c - a chain of equal layers, of a length known at run time. */
#include "chain.h"
#include "arithmetic.h"

void layer(const Layer *restrict p, const Activation *restrict x,
           Activation *restrict y)
{
    for (int i = 0; i < ACTIVATION; i++) {
        real sum = p->bias[i];
        for (int j = 0; j < ACTIVATION; j++)
            sum += p->weight[i][j] * x->at[j];
        y->at[i] = number_tanh(sum);
    }
}

void layer_forward(const Layer *restrict p, const Activation *restrict x,
                   Activation *restrict y, LayerTape *restrict t)
{
    layer(p, x, y);
    t->x = *x;
    t->y = *y;
}

void layer_reverse(const Layer *restrict p, const LayerTape *restrict t,
    const Activation *restrict dy, Layer *restrict dp, Activation *restrict dx)
{
    for (int j = 0; j < ACTIVATION; j++)
        dx->at[j] = 0;
    for (int i = 0; i < ACTIVATION; i++) {
        const real dz = (1 - t->y.at[i] * t->y.at[i]) * dy->at[i];
        dp->bias[i] = dz;
        for (int j = 0; j < ACTIVATION; j++) {
            dp->weight[i][j] = dz * t->x.at[j];
            dx->at[j] += p->weight[i][j] * dz;
        }
    }
}

void plain_get(const Chain *c, int k, const Activation *restrict x,
               Activation *restrict y)
{
    layer(&c->p[k], x, y);
}

void plain_put(const Chain *c, int k, const Activation *restrict x,
    const Activation *restrict dy, Layer *restrict dp,
    Activation *restrict dx, LayerTape *restrict t)
{
    Activation y;
    layer_forward(&c->p[k], x, &y, t);
    layer_reverse(&c->p[k], t, dy, dp, dx);
}

uint64_t mask_of(uint64_t seed, int k)  /* splitmix64 */
{
    uint64_t z = (seed + (uint64_t)k + 1) * 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

void masked(uint64_t random, Activation *x)
{
    for (int i = 0; i < ACTIVATION; i++)
        x->at[i] = (random >> i & 1) != 0 ? 2 * x->at[i] : 0;
}

void dropout_get(const Chain *c, int k, const Activation *restrict x,
                 Activation *restrict y)
{
    layer(&c->p[k], x, y);
    masked(mask_of(c->seed, k), y);
}

void dropout_put(const Chain *c, int k, const Activation *restrict x,
    const Activation *restrict dy, Layer *restrict dp,
    Activation *restrict dx, LayerTape *restrict t)
{
    Activation y, dropped = *dy;
    masked(mask_of(c->seed, k), &dropped);
    layer_forward(&c->p[k], x, &y, t);
    layer_reverse(&c->p[k], t, &dropped, dp, dx);
}

void chain_by_hand(const Chain *c, Activation x[], Activation *d, Layer dp[])
{
    LayerTape t;
    for (int k = 0; k < c->layers; k++)
        c->get(c, k, &x[k], &x[k + 1]);
    for (int k = c->layers - 1; k >= 0; k--) {
        const Activation dy = *d;
        c->put(c, k, &x[k], &dy, &dp[k], d, &t);
    }
}
