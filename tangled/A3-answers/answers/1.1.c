#include "1.1.h"
#include <math.h>

enum status probability(const Unit *restrict p,
    const Real *restrict x, Probability *restrict y)
{
    (void)p;
    if (!isfinite(x->value))
        return NOT_FINITE;
    if (x->value < 0 || x->value > 1)
        return OUT_OF_RANGE;
    y->value = x->value;
    return OK;
}
