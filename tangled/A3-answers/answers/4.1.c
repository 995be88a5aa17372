/* Answer 4.1: every power of the step commutes with every other. */
#include "4.1.h"

void save_and_load(const State *restrict x, State *restrict y)
{
    step(x, y);
}
