#include "layers.h"

LENS(swish, Unit, Vector, Vector, Vector);      /* keeps its argument */
