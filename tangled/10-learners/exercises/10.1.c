/* Exercise 10.1: Nesterov's rule, the point kept instead of the weights. */
#include "10.1.h"

void ahead_move(const Rates *r, int n, const real *restrict g,
    real *restrict q)
{
    for (int i = 0; i < n; i++) {
        q[n + i] = r->momentum * q[n + i] - r->rate.value * g[i];
        q[i] += q[n + i];
    }
}
