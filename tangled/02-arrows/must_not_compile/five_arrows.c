/* expect: cannot compose turned: it takes two to four arrows */
#include "pairs.h"
#include "compose.h"

#ifdef ILL_TYPED
COMPOSE(turned, reversed, reversed, reversed, reversed, reversed);
#else
COMPOSE(turned, reversed, reversed, reversed, reversed);
#endif
