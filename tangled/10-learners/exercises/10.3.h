#include "optimisers.h"

/* SGD with the gradient of a layer scaled down to the norm bound, if it is
 * longer; bound > 0.  An empty layer is left alone. */
void clipped_move(const Rates *r, real bound, int n, const real *restrict g,
    real *restrict w);
