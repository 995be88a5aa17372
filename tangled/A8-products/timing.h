/* timing.h - what every program that takes times needs. */
#ifndef TIMING_H
#define TIMING_H

#include <stdlib.h>
#include <time.h>

static inline double clock_seconds(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static inline double processor_seconds(void)
{
    return clock_seconds(CLOCK_PROCESS_CPUTIME_ID);
}

static inline int ascending(const void *x, const void *y)
{
    const double p = *(const double *)x, q = *(const double *)y;
    return (p > q) - (p < q);
}

/* of n numbers, which are sorted */
static inline double median(int n, double x[])
{
    qsort(x, (size_t)n, sizeof x[0], ascending);
    return x[n / 2];
}

static inline void *some_bytes(size_t n)
{
    void *x = aligned_alloc(64, (n + 63) / 64 * 64);
    if (x == NULL)
        exit(1);
    return x;
}

#endif
