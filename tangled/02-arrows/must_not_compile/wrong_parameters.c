/* expect: what is given to smooth is not a pointer to its parameters */
#include "surprise.h"

#ifdef ILL_TYPED
COMPOSE_WITH(wrong, Query, frequencies, NULL, smooth, &p->target);
#else
COMPOSE_WITH(right, Query, frequencies, NULL, smooth, &p->smoothing);
#endif
