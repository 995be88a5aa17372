#include "sample_caches.h"
#include "sample_cuts.h"
#include "sample_drafts.h"
#include "caching.h"
