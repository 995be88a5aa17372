/* 17.1.c - two inequalities, solved. */
#include "17.1.h"
#include <math.h>

/* the least integer that is not below x, up to rounding */
static int upwards(double x)
{
    return (int)ceil(x * (1 - 1e-13));
}

int least_side(Machine m)
{
    return upwards(6 * machine_ridge(m));
}

int least_columns(Machine m, int n)
{
    const double ridge = machine_ridge(m), more = n - 4 * ridge;
    return more > 1e-12 * n ? upwards(2 * ridge * n / more) : 0;
}
