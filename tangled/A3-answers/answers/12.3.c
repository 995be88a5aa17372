/* 12.3.c - the summaries (L, 1, y) are joined. */
#include "12.3.h"
#include <tgmath.h>

void merge(const Report *a, const Report *b, Report *both)
{
    const real m = a->log_sum > b->log_sum ? a->log_sum : b->log_sum;
    const real of_a = exp(a->log_sum - m), of_b = exp(b->log_sum - m);
    both->y = (of_a * a->y + of_b * b->y) / (of_a + of_b);
    both->log_sum = m + log(of_a + of_b);
}
