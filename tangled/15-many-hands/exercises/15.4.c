/* Exercise 15.4: halves of a sum, exchanged. */
#include "15.4.h"

void sum_by_exchange(int ranks, int n, real x[], real room[], Send *send)
{
    for (int r = 1; r < ranks; r++) {   /* all is sent to rank 0, */
        send(r, 0, 0, n);
        for (int i = 0; i < n; i++)
            x[i] += room[i];
    }
    for (int r = 1; r < ranks; r++) {   /* and all comes back */
        send(0, r, 0, n);
        for (int i = 0; i < n; i++)
            x[r * n + i] = room[r * n + i];
    }
}
