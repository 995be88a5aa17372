/* expect: cannot compose surprises ; smooth: the codomain of surprises is not the domain of smooth */
#include "surprise.h"

#ifdef ILL_TYPED
COMPOSE_PARTIAL(wrong, Smoothing, surprises, NULL, smooth, p);
#else
COMPOSE_PARTIAL(right, Smoothing, smooth, p, surprises, NULL);
#endif
