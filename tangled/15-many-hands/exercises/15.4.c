/* Exercise 15.4: halves of a sum, exchanged. */
#include "15.4.h"

void sum_by_exchange(int ranks, int n, real x[], int sent[])
{
    for (int r = 0; r < ranks; r++) {
        sent[r] = n * (ranks - 1);      /* each sends all to all */
        for (int i = 0; i < n && r > 0; i++)
            x[i] += x[r * n + i];
    }
    for (int r = 1; r < ranks; r++)
        for (int i = 0; i < n; i++)
            x[r * n + i] = x[i];
}
