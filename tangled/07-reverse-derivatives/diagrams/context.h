#include "chains.h"
#include "probes.h"
