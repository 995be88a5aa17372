#include "optimisers.h"

OPTIMISER(signs, 0);            /* each weight by the rate, or not at all */
