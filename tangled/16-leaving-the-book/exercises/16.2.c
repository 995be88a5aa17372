/* Exercise 16.2: a step for each group. */
#include "16.2.h"

void quantise_groups(int n, int g, const real w[], int8_t code[],
                     real step[])
{
    quantise_rows(1, n, w, code, step);
    for (int i = 1; i < (n + g - 1) / g; i++)
        step[i] = step[0];
}
