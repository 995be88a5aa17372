/* 17.3.c - the best of each beginning. */
#include "17.3.h"
#include <math.h>

double least_chain(Machine m, int n, const Demand part[],
                   const double between[])
{
    double before = 0, best = least_seconds(part[0], m);
    for (int i = 1; i < n; i++) {
        const Demand both = { part[i - 1].flops + part[i].flops,
            part[i - 1].bytes + part[i].bytes - 2 * between[i - 1] };
        const double now = fmin(best + least_seconds(part[i], m),
                                before + least_seconds(both, m));
        before = best;
        best = now;
    }
    return best;
}
