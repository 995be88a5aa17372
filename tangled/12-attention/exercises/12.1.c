/* Exercise 12.1: the logarithm of a sum, read once. */
#include "12.1.h"
#include <tgmath.h>

real streamed_log_sum_exp(int n, const real s[])
{
    real m = s[0], l = 1;
    for (int j = 1; j < n; j++) {
        m = s[j] > m ? s[j] : m;
        l += exp(s[j] - m);
    }
    return m + log(l);
}
