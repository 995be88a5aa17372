/* brackets.h - one row, summarised in any bracketing, and its bound. */
#ifndef BRACKETS_H
#define BRACKETS_H

#include "masked.h"
#include "source.h"

/* A row of n keys; its scores are given. */
typedef struct Row { int n, d; const real *s, *v; } Row;

/* Keys first .. first + n - 1, n >= 1, cut where how says; the height. */
enum cut { ONE_LAST, HALVES, RANDOM_CUT };
INLINE int bracketed(const Row *r, int first, int n, enum cut how,
                     Source *from, real *out)
{
    real right[AT_O + ROW_MOST];
    if (n == 1) {
        summary_tile(r->d, 1, 0, r->s + first, r->v + first * r->d, out);
        return 0;
    }
    const int left = how == ONE_LAST ? n - 1 : how == HALVES ? n / 2
                   : 1 + draw_below(from, n - 1);
    const int a = bracketed(r, first, left, how, from, out);
    const int b = bracketed(r, first + left, n - left, how, from, right);
    summary_join_in_place(r->d, out, right);
    return 1 + (a > b ? a : b);
}

/* What the theorem allows for a fold of height h, given the scores. */
INLINE double fold_bound(const Row *r, int h)
{
    double low = (double)r->s[0], high = low, most = 0;
    for (int j = 1; j < r->n; j++) {
        low = fmin(low, (double)r->s[j]);
        high = fmax(high, (double)r->s[j]);
    }
    for (int i = 0; i < r->n * r->d; i++)
        most = fmax(most, fabs((double)r->v[i]));
    return (2 * (high - low + 4 * h) + 1) * REAL_EPSILON / 2 * most;
}

/* The largest distance of a summary's answer from the row's, in double. */
INLINE double fold_error(const Row *r, const real *summary)
{
    double worst = 0, top = -INFINITY, sum = 0;
    for (int j = 0; j < r->n; j++)
        top = fmax(top, (double)r->s[j]);
    for (int j = 0; j < r->n; j++)
        sum += exp((double)r->s[j] - top);
    for (int c = 0; c < r->d; c++) {
        double o = 0;
        for (int j = 0; j < r->n; j++)
            o += exp((double)r->s[j] - top) * (double)r->v[j * r->d + c];
        const double y = (double)(summary[AT_O + c] / summary[AT_L]);
        if (!(fabs(y - o / sum) <= worst))
            worst = fabs(y - o / sum);
    }
    return worst;
}

#endif
