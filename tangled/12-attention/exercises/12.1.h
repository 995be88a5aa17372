#include "arrow.h"

/* ln (e^s_0 + ... + e^s_n-1), n >= 1, in one pass */
real streamed_log_sum_exp(int n, const real s[]);
