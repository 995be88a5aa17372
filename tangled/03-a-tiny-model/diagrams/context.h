/* context.h - what the diagrams of this chapter speak of. */
#include "sample_model.h"
