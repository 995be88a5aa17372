/* expect: cannot compose reversed ; most_likely: the codomain of reversed is not the domain of most_likely */
#include "pairs.h"
#include "surprise.h"

#ifdef ILL_TYPED
COMPOSE(wrong, reversed, reversed, most_likely);
#else
COMPOSE(right, reversed, frequencies, most_likely);
#endif
