/* expect: cannot reverse readout from Moving: it is not the domain and the codomain of readout */
#include "sample_layers.h"

POINT_COVECTOR(ReadoutPair, Vector, Logits);
#ifdef ILL_TYPED
REVERSE_OF(wrong, readout, Moving);
#else
REVERSE_OF(right, readout, ReadoutPair);
#endif
