#include "5.4.h"

Moments moments_of_none(void) { return (Moments){ 0, 0, 0 }; }
Moments moments_of_one(int64_t x) { return (Moments){ 1, x, x * x }; }

Moments moments_joined(Moments a, Moments b)
{
    return (Moments){ a.count + b.count, a.sum + b.sum,
                      a.squares + b.squares };
}

double moments_mean(Moments a)
{
    return (double)a.sum / (double)a.count;
}

double moments_variance(Moments a)
{
    const int64_t n = a.count;
    return (double)(n * a.squares - a.sum * a.sum) / (double)n / (double)n;
}
