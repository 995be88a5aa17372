/* Exercise 16.4: digit by digit. */
#include "16.4.h"
#include <math.h>

uint64_t whole_root(uint64_t n) { return (uint64_t)sqrt((double)n); }
