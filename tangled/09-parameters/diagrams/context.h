#include "interchanged.h"
#include "tables.h"
#include "thinned.h"
