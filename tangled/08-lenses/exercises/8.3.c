/* Exercise 8.3: the least memory for a limit of time. */
#include "8.3.h"

int least_values(int layers, long evaluations)
{
    return evaluations >= layers - 1 ? layers : 0;
}
