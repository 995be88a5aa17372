#include "chain.h"

LENS(residual, Layer, Activation, Activation, LayerTape);
