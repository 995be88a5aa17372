/* expect: cannot compose sequence ; frequencies as total arrows: sequence may refuse */
#include "surprise.h"

#ifdef ILL_TYPED
COMPOSE(wrong, sequence, frequencies);
#else
COMPOSE_PARTIAL(right, Unit, sequence, NULL, frequencies, NULL);
#endif
