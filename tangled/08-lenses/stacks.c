/* stacks.c - the put of six layers, in several ways, as arrows. */
#include "stacks.h"
#include "arithmetic.h"

static Chain plain(const Stack *p)
{
    return (Chain){ STACK, p->at, 0, plain_get, plain_put };
}

/* Room for as many values as there are layers is enough for any brackets. */
void put_bracketed(const Chain *c, const Bracketing *b, const Probe *x,
                   StackGradient *y)
{
    union {
        Memory m;
        char room[sizeof (Memory) + STACK * sizeof (Activation)];
    } arena;
    Memory *m = &arena.m;
    m->kept[0] = x->x;
    m->d = x->dy;
    chain_put(c, b, y->dp, m);
    y->dx = m->d;
}

static void put_with(void (*brackets)(int, Bracketing *), const Stack *p,
                     const Probe *x, StackGradient *y)
{
    const Chain c = plain(p);
    Bracketing b;
    brackets(STACK, &b);
    put_bracketed(&c, &b, x, y);
}

void put_left(const Stack *restrict p, const Probe *restrict x,
              StackGradient *restrict y)
{
    put_with(bracket_left, p, x, y);
}

void put_right(const Stack *restrict p, const Probe *restrict x,
               StackGradient *restrict y)
{
    put_with(bracket_right, p, x, y);
}

void put_halved(const Stack *restrict p, const Probe *restrict x,
                StackGradient *restrict y)
{
    put_with(bracket_halves, p, x, y);
}

void put_by_hand(const Stack *restrict p, const Probe *restrict x,
                 StackGradient *restrict y)
{
    const Chain c = plain(p);
    Activation values[STACK + 1];
    values[0] = x->x;
    y->dx = x->dy;
    chain_by_hand(&c, values, &y->dx, y->dp);
}

void keep(const Layer *restrict p, const Probe *restrict x, Middle *restrict y)
{
    y->x = x->x;
    layer(p, &x->x, &y->y);
    y->dz = x->dy;
}

void back_through_first(const Layer *restrict p, const Probe *restrict x,
                        Activation *restrict y)
{
    Activation value;
    LayerTape t;
    Layer dp;
    layer_forward(p, &x->x, &value, &t);
    layer_reverse(p, &t, &x->dy, &dp, y);
}

void back_through_second(const Layer *restrict p, const Middle *restrict x,
                         Probe *restrict y)
{
    y->x = x->x;
    back_through_first(p, &(Probe){ x->y, x->dz }, &y->dy);
}

void composed_back(const two_layers_pair *restrict p, const Probe *restrict x,
                   Activation *restrict y)
{
    Activation value;
    two_layers_tape t;
    two_layers_pair dp;
    two_layers_forward(p, &x->x, &value, &t);
    two_layers_reverse(p, &t, &x->dy, &dp, y);
}

static void affine_tanh(const Layer *p, const Activation *x, Activation *y)
{
    for (int i = 0; i < ACTIVATION; i++) {
        y->at[i] = p->bias[i];
        for (int j = 0; j < ACTIVATION; j++)
            y->at[i] += p->weight[i][j] * x->at[j];
        y->at[i] = number_tanh(y->at[i]);
    }
}

void derived_back(const two_layers_pair *restrict p, const Probe *restrict x,
                  Activation *restrict y)
{
    Activation h, z;
    affine_tanh(&p->f, &x->x, &h);
    affine_tanh(&p->g, &h, &z);
    for (int j = 0; j < ACTIVATION; j++) {
        y->at[j] = 0;
        for (int i = 0; i < ACTIVATION; i++) {
            real sum = 0;
            for (int k = 0; k < ACTIVATION; k++)
                sum += p->g.weight[k][i]
                     * ((1 - z.at[k] * z.at[k]) * x->dy.at[k]);
            y->at[j] += p->f.weight[i][j]
                      * ((1 - h.at[i] * h.at[i]) * sum);
        }
    }
}
