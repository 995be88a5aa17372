#include "7.3.h"
#include <math.h>

double additivity_gap(Pass *r, const Vector *x, const Vector *u,
    const Vector *w)
{
    Vector sum, a, b, c;
    double most = 0;
    for (int i = 0; i < WIDTH; i++)
        sum.at[i] = u->at[i] + w->at[i];
    r(x, u, &a);
    r(x, w, &b);
    r(x, &sum, &c);
    for (int i = 0; i < WIDTH; i++) {
        double gap = (double)c.at[i] - (double)a.at[i] - (double)b.at[i];
        most = fmax(most, fabs(gap));
    }
    return most;
}
