/* Exercise 4.1: a square that a bad save satisfies. */
#include "4.1.h"

void save_and_load(const State *restrict x, State *restrict y)
{
    *y = *x;
}
