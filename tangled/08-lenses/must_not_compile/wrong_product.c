/* expect: Both is not the codomain of square x narrow */
#include "network.h"

#ifdef ILL_TYPED
PRODUCT(NumberAndFeatures, Number, first, Features, second);
PARALLEL_LENS(wrong, NumberAndFeatures, Both, square, narrow);
#else
PARALLEL_LENS(right, Both, Both, square, shift_number);
#endif
