/* expect: cannot compose narrow ; squash: the codomain of narrow is not the domain of squash */
#include "network.h"

#ifdef ILL_TYPED
COMPOSE_LENS(wrong, narrow, squash);
#else
COMPOSE_LENS(right, squash, narrow);
#endif
