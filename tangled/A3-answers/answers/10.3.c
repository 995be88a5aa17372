#include "10.3.h"
#include <tgmath.h>

void clipped_move(const Rates *r, real bound, int n, const real *restrict g,
    real *restrict w)
{
    real square = 0;
    for (int i = 0; i < n; i++)
        square += g[i] * g[i];
    const real norm = sqrt(square);
    const real scale = norm > bound ? bound / norm : 1;
    for (int i = 0; i < n; i++)
        w[i] -= r->rate.value * scale * g[i];
}
