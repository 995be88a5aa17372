/* expect: cannot compose smooth ; surprises as total arrows: surprises may refuse */
#include "surprise.h"

#ifdef ILL_TYPED
COMPOSE_WITH(wrong, Smoothing, smooth, p, surprises, NULL);
#else
COMPOSE_PARTIAL(right, Smoothing, smooth, p, surprises, NULL);
#endif
