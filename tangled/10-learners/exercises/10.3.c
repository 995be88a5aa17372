/* Exercise 10.3: clipping that may be done inside the pass. */
#include "10.3.h"

void clipped_move(const Rates *r, real bound, int n, const real *restrict g,
    real *restrict w)
{
    for (int i = 0; i < n; i++) {
        const real d = g[i] > bound ? bound : g[i] < -bound ? -bound : g[i];
        w[i] -= r->rate.value * d;
    }
}
