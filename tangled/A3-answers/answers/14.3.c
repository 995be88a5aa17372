/* 14.3.c - a geometric series. */
#include "14.3.h"

double tokens_of_a_round(double alpha, int ahead)
{
    double sum = 1, power = 1;
    for (int k = 0; k < ahead; k++)
        sum += power *= alpha;
    return sum;
}

int best_ahead(double alpha, double cost)
{
    double most = 1;
    int best = 0;
    for (int n = 1; n <= 64; n++) {
        const double value = tokens_of_a_round(alpha, n) / (1 + cost * n);
        if (value > most * (1 + 1e-12)) {
            most = value;
            best = n;
        }
    }
    return best;
}
