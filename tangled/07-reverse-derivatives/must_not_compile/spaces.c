/* expect: the spaces of wrong do not fit: expected */
#include "layers.h"

#ifdef ILL_TYPED
DEFINE_LINEAR(wrong, Weights, Logits, Logits);
#else
DEFINE_LINEAR(right, Weights, Logits, Vector);
#endif
