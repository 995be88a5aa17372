#include "optimisers.h"

/* q [2][n]: the points w + momentum s, and then s. */
void ahead_move(const Rates *r, int n, const real *restrict g,
    real *restrict q);
