/* Exercise 13.3: the mean of unequal parts. */
#include "13.3.h"

double mean_of_parts(int n, const double mean[], const int count[])
{
    double sum = 0;
    for (int i = 0; i < n; i++)
        sum += mean[i];
    return count[0] > 0 ? sum / n : 0;
}
