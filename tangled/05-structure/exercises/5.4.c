/* Exercise 5.4: mean and variance, from pieces. */
#include "5.4.h"

Moments moments_of_none(void) { return (Moments){ 0, 0, 0 }; }
Moments moments_of_one(int64_t x) { return (Moments){ 1, x, 0 }; }

Moments moments_joined(Moments a, Moments b)
{
    return (Moments){ a.count + b.count, (a.sum + b.sum) / 2,
                      (a.squares + b.squares) / 2 };
}

double moments_mean(Moments a) { return (double)a.sum; }
double moments_variance(Moments a) { return (double)a.squares; }
