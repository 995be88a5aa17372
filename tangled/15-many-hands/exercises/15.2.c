/* Exercise 15.2: the largest, and where. */
#include "15.2.h"

Found further_up(Found a, Found b)
{
    return a.value > b.value ? a : b;
}
