/* expect: cannot push through readout from LogitsPair: its points are not the domain of readout */
#include "sample_layers.h"

#ifdef ILL_TYPED
FORWARD_OF(wrong, readout, LogitsPair);
#else
FORWARD_OF(right, readout, Moving);
#endif
