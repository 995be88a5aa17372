/* expect: cannot compose small_sgd ; iris_sgd: the codomain of small_sgd is not the domain of iris_sgd */
#include "perceptrons.h"

#ifdef ILL_TYPED
COMPOSE_TRAINED(wrong, small_sgd, iris_sgd);
#else
COMPOSE_TRAINED(right, small_sgd, xor_sgd);
#endif
