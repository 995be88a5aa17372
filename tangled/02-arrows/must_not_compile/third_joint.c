/* expect: cannot compose surprise_at ; most_likely: the codomain of surprise_at is not the domain of most_likely */
#include "surprise.h"

typedef struct { Smoothing smoothing; TokenId target; } Both;
COMPOSE_PARTIAL(right, Both, smooth, &p->smoothing, surprises, NULL,
    surprise_at, &p->target);
#ifdef ILL_TYPED
COMPOSE_PARTIAL(wrong, TokenId, surprises, NULL, surprise_at, p,
    most_likely, NULL);
#endif
