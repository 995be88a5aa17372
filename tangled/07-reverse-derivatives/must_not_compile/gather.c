/* expect: the spaces of wrong do not fit: expected */
#include "layers.h"

#ifdef ILL_TYPED
DEFINE_GATHER(wrong, Logits, TokenCode, Vector);
#else
DEFINE_GATHER(right, Weights, TokenCode, Vector);
#endif
