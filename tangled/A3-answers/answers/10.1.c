#include "10.1.h"

void ahead_move(const Rates *r, int n, const real *restrict g,
    real *restrict q)
{
    for (int i = 0; i < n; i++) {
        const real step = r->rate.value * g[i];
        q[n + i] = r->momentum * q[n + i] - step;
        q[i] += r->momentum * q[n + i] - step;
    }
}
