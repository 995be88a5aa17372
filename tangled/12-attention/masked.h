/* masked.h - one row with forbidden keys, and the usual wrong turn. */
#ifndef MASKED_H
#define MASKED_H

#include "summary.h"

enum { ROW_MOST = 64 };                 /* d of a row here */

/* y of the scores that are allowed; EMPTY if there are none */
MUST_CHECK INLINE enum status missing_terms(int d, int n, const real s[],
    const int allowed[], const real *v, real y[])
{
    real all[AT_O + ROW_MOST], one[AT_O + ROW_MOST];
    summary_empty(d, all);
    for (int j = 0; j < n; j++)
        if (allowed[j]) {
            summary_tile(d, 1, 0, s + j, v + j * d, one);
            summary_join_in_place(d, all, one);
        }
    if (all[AT_L] == 0)
        return EMPTY;
    summary_finish(d, all, y);
    return OK;
}

/* The usual way, and wrong: forbidden scores are lowered by a million. */
INLINE void large_negative(int d, int n, const real s[], const int allowed[],
                           const real *v, real y[])
{
    real all[AT_O + ROW_MOST], one[AT_O + ROW_MOST];
    summary_empty(d, all);
    for (int j = 0; j < n; j++) {
        const real masked = s[j] - (allowed[j] ? 0 : 1000000);
        summary_tile(d, 1, 0, &masked, v + j * d, one);
        summary_join_in_place(d, all, one);
    }
    summary_finish(d, all, y);
}

#endif
