#include "sample_caches.h"
#include "sample_cuts.h"
#include "caching.h"
