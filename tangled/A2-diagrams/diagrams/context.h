#include "rounding.h"
