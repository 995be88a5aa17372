#include "masks.h"
#include "slopes.h"
#include "walked.h"
