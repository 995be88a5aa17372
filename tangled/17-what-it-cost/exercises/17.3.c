/* Exercise 17.3: neighbours, two by two. */
#include "17.3.h"

double least_chain(Machine m, int n, const Demand part[],
                   const double between[])
{
    double seconds = 0;
    for (int i = 0; i < n; i++) {
        double alone = least_seconds(part[i], m);
        if (i + 1 < n) {
            const Demand both = { part[i].flops + part[i + 1].flops,
                part[i].bytes + part[i + 1].bytes - 2 * between[i] };
            const double next = least_seconds(part[i + 1], m);
            if (least_seconds(both, m) < alone + next) {
                alone = least_seconds(both, m);
                i++;
            }
        }
        seconds += alone;
    }
    return seconds;
}
