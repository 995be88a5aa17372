#include "layers.h"

/* y, and for the way back y and 1 / r */
typedef struct RootTape { Vector y; real inverse; } RootTape;
LENS(root_norm, Unit, Vector, Vector, RootTape);
