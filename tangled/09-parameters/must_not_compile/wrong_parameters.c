/* expect: cannot reparametrise second_layer by thin: the codomain of thin is not the parameters of second_layer */
#include "cells.h"

#ifdef ILL_TYPED
REPARAMETRISE(wrong, thin, second_layer);
#else
REPARAMETRISE(right, thin, first_layer);
#endif
