#include "layers.h"

typedef void Pass(const Vector *point, const Vector *u, Vector *dx);

/* the largest | r (x, u + w) - r (x, u) - r (x, w) | over the coordinates */
double additivity_gap(Pass *r, const Vector *x, const Vector *u,
    const Vector *w);
