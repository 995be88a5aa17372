#include "sample_cuts.h"
