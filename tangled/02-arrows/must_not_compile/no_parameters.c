/* expect: what is given to surprise_at is not a pointer to its parameters */
#include "surprise.h"

#ifdef ILL_TYPED
COMPOSE_PARTIAL(wrong, TokenId, surprises, NULL, surprise_at, NULL);
#else
COMPOSE_PARTIAL(right, TokenId, surprises, NULL, surprise_at, p);
#endif
