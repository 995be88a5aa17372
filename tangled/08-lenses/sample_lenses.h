/* sample_lenses.h - how the objects of chapter 8 are drawn and compared. */
#ifndef SAMPLE_LENSES_H
#define SAMPLE_LENSES_H

#include "network.h"
#include "sample_objects.h"
#include "stacks.h"

SAMPLED_SPACE(Pixels);
SAMPLED_SPACE(Activation);
SAMPLED_SPACE(Number);
SAMPLED_SPACE(Features);
SAMPLED_SPACE(Scores);
SAMPLED_SPACE(Widening);
SAMPLED_SPACE(Narrowing);
SAMPLED_PRODUCT(Both, Number, first, Number, second);
SAMPLED_PRODUCT(Probe, Activation, x, Activation, dy);
SAMPLED(Network);
SAMPLED_PRODUCT(NetworkGradient, Network, dp, Pixels, dx);
SAMPLED(Layer);
SAMPLED(Stack);
SAMPLED(StackGradient);
SAMPLED(Middle);
SAMPLED(two_layers_pair);

#endif
