#include "8.1.h"

void residual(const Layer *restrict p, const Activation *restrict x,
              Activation *restrict y)
{
    layer(p, x, y);
    for (int i = 0; i < ACTIVATION; i++)
        y->at[i] += x->at[i];
}

void residual_forward(const Layer *restrict p, const Activation *restrict x,
                      Activation *restrict y, LayerTape *restrict t)
{
    layer_forward(p, x, y, t);
    for (int i = 0; i < ACTIVATION; i++)
        y->at[i] += x->at[i];
}

void residual_reverse(const Layer *restrict p, const LayerTape *restrict t,
    const Activation *restrict dy, Layer *restrict dp, Activation *restrict dx)
{
    layer_reverse(p, t, dy, dp, dx);
    for (int i = 0; i < ACTIVATION; i++)
        dx->at[i] += dy->at[i];
}
