/* coder.h - a network of three tables, and a task for it. */
#ifndef CODER_H
#define CODER_H

#include "cells.h"
#include "source.h"

enum { SIDE = 32, EXAMPLES = 64 };
SPACE(Pattern, SIDE);
SPACE(Mixing, SIDE * SIDE);
DEFINE_LINEAR(mix, Mixing, Pattern, Pattern);
DEFINE_TANH(bend, Pattern);
COMPOSE_LENS(mixed, mix, bend);
COMPOSE_LENS(mixed_twice, mixed, mixed);
COMPOSE_LENS(coder, mixed_twice, mix);
ALL_TRAINED(coder);

typedef struct Model { Mixing encode, decode, middle; } Model;
CELL(arrange, Model, Model, coder_pair, coder_pair);
REPARAMETRISE(network, arrange, coder);

typedef struct Task { Pattern x[EXAMPLES], y[EXAMPLES]; } Task;
double task_loss(const Model *p, const Task *t);
double task_gradient(const Model *p, const Task *t, Model *dp); /* and loss */

/* A model with decode = encode transposed, and what it says, were there a
 * product of rank two on its middle. */
void base_model(Model *p);
void base_task(const Model *p, uint64_t seed, Task *t);

#endif
