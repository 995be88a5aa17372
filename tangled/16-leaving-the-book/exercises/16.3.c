/* Exercise 16.3: a square less itself. */
#include "16.3.h"

float a_square_less_itself(void) { return 1.5F; }
