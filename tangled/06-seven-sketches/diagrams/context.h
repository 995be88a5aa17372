#include "sample_sketches.h"

IDENTITY(Code);
