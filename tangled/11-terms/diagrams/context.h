#include "sample_terms.h"
