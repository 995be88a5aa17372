/* chi_square.h - how far counts are from a law. */
#ifndef CHI_SQUARE_H
#define CHI_SQUARE_H

#include "arrow.h"
#include <math.h>

typedef struct ChiSquare { double sum; int freedom; } ChiSquare;

/* Adds n counts, which should follow odds; those that are expected fewer
 * than five times are counted together. */
INLINE void chi_square_add(ChiSquare *x, int n, const double odds[],
                           const int count[])
{
    double total = 0, few = 0, rest = 0;
    int draws = 0, cells = 0;
    for (int i = 0; i < n; i++)
        total += odds[i], draws += count[i];
    for (int i = 0; i < n; i++) {
        const double expected = draws * odds[i] / total;
        const double off = count[i] - expected;
        few += expected < 5 ? expected : 0, rest += expected < 5 ? off : 0;
        x->sum += expected < 5 ? 0 : off * off / expected;
        cells += expected >= 5;
    }
    x->sum += few >= 5 ? rest * rest / few : 0;
    cells += few >= 5;
    x->freedom += cells > 0 ? cells - 1 : 0;
}

/* deviations above the mean */
INLINE double chi_square_excess(const ChiSquare *x)
{
    return (x->sum - x->freedom) / sqrt(2.0 * x->freedom);
}

#endif
