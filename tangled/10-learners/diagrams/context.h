#include "steps.h"
#include "plain.h"
#include "broken.h"
#include "resting.h"
