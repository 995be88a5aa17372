/* stacks.h - the put of six layers, in several ways, as arrows. */
#ifndef STACKS_H
#define STACKS_H

#include "compose_lens.h"
#include "objects.h"
#include "replay.h"

enum { STACK = 6 };
typedef struct Stack { Layer at[STACK]; } Stack;
typedef struct Probe { Activation x, dy; } Probe;
typedef struct StackGradient { Layer dp[STACK]; Activation dx; } StackGradient;

PARAMETRIC(put_left, Stack, Probe, StackGradient);
PARAMETRIC(put_right, Stack, Probe, StackGradient);
PARAMETRIC(put_halved, Stack, Probe, StackGradient);
PARAMETRIC(put_by_hand, Stack, Probe, StackGradient);
void put_bracketed(const Chain *c, const Bracketing *b, const Probe *x,
                   StackGradient *y);

COMPOSE_LENS(two_layers, layer, layer);
typedef struct Middle { Activation x, y, dz; } Middle;
PARAMETRIC(keep, Layer, Probe, Middle);                 /* x, f (x), dz */
PARAMETRIC(back_through_second, Layer, Middle, Probe);  /* x, g* (y, dz) */
PARAMETRIC(back_through_first, Layer, Probe, Activation);
PARAMETRIC(composed_back, two_layers_pair, Probe, Activation);
PARAMETRIC(derived_back, two_layers_pair, Probe, Activation);

#endif
