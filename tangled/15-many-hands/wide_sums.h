/* wide_sums.h - sums of floats without rounding; Neal 2015. */
#ifndef WIDE_SUMS_H
#define WIDE_SUMS_H

#include "arrow.h"
#include <stdint.h>

enum { WIDE_PARTS = 9, WIDE_MOST = 1 << 30 };
typedef struct WideSum {
    int64_t at[WIDE_PARTS];             /* in units of 2^(32 i - 149) */
    int count;                          /* floats in it, <= WIDE_MOST */
} WideSum;

/* wide_add  - a float more: NOT_FINITE if it is not, TOO_LONG if there are
 *             too many; then the sum is as it was
 * wide_join - the floats of x too: TOO_LONG
 * wide_rounded - to the nearest float, of two the even one; infinite if the
 *             sum is beyond the largest by half a unit or more             */
MUST_CHECK enum status wide_add(float x, WideSum *sum);
MUST_CHECK enum status wide_join(const WideSum *x, WideSum *sum);
float wide_rounded(const WideSum *sum);

#endif
