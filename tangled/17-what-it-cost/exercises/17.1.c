/* Exercise 17.1: how large is large enough. */
#include "17.1.h"
#include <math.h>

int least_side(Machine m)
{
    return (int)ceil(4 * machine_ridge(m));
}

int least_columns(Machine m, int n)
{
    const double more = n - 2 * machine_ridge(m);
    return more > 0 ? (int)ceil(2 * machine_ridge(m) * n / more) : 0;
}
