/* expect: cannot COMPOSE smooth: it has parameters, use COMPOSE_WITH */
#include "surprise.h"

#ifdef ILL_TYPED
COMPOSE(wrong, frequencies, smooth);
#else
COMPOSE_WITH(right, Smoothing, frequencies, NULL, smooth, p);
#endif
