#include "frequencies.h"
#include "pairs.h"
#include "sample_objects.h"
