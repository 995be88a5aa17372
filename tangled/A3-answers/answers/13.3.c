/* 13.3.c - sums and counts are added, means are not. */
#include "13.3.h"

double mean_of_parts(int n, const double mean[], const int count[])
{
    double sum = 0, all = 0;
    for (int i = 0; i < n; i++) {
        sum += mean[i] * count[i];
        all += count[i];
    }
    return sum / all;
}
