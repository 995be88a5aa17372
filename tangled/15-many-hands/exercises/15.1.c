/* Exercise 15.1: three floats that are far from associative. */
#include "15.1.h"

void three_numbers(float x[3])
{
    x[0] = x[1] = x[2] = 100;
}
