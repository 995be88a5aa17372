/* measure_nan.c - the obvious gap, and a NaN. */
#include "sample_objects.h"
#include <math.h>

static double obvious_gap(int n, const real a[], const real b[])
{
    double gap = 0;
    for (int i = 0; i < n; i++) {
        double difference = fabs((double)a[i] - (double)b[i]);
        gap = difference > gap ? difference : gap;
    }
    return gap;
}

int main(void)
{
    Logits right = { { 1, 2, 3, 4, 5 } }, wrong = { { 1, 2, 3, 4, 6 } }, lost;
    for (int i = 0; i < VOCABULARY; i++)
        lost.at[i] = (real)NAN;
    printf("                  obvious gap   gap\n");
    printf("right and wrong   %-11g   %g\n",
           obvious_gap(VOCABULARY, right.at, wrong.at),
           Logits_gap(&right, &wrong));
    printf("right and NaN     %-11g   %g\n",
           obvious_gap(VOCABULARY, right.at, lost.at),
           Logits_gap(&right, &lost));
}
