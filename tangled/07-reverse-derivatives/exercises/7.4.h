#include "layers.h"

LENS(softplus, Unit, Vector, Vector, Vector);   /* keeps its result */
