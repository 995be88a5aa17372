/* 12.1.c - a pair (m, l) for each beginning of the row. */
#include "12.1.h"
#include <tgmath.h>

real streamed_log_sum_exp(int n, const real s[])
{
    real m = s[0], l = 1;
    for (int j = 1; j < n; j++) {
        const real higher = s[j] > m ? s[j] : m;
        l = exp(m - higher) * l + exp(s[j] - higher);
        m = higher;
    }
    return m + log(l);
}
