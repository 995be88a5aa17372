#include "bracketing.h"

int least_values(int layers, long evaluations);  /* 1 <= layers <= CHAIN_MAX */
