#include "sample_traffic.h"
