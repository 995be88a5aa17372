#include "arrow.h"

/* n numbers of the row of a rank, from number `at` on, for another rank,
 * which finds them in its row of room, at the same places. */
typedef void Send(int from, int to, int at, int n);

/* x, room [ranks][n]: every row of x becomes the sum of the rows, with the
 * brackets of halves.  ranks is a power of 2 that divides n. */
void sum_by_exchange(int ranks, int n, real x[], real room[], Send *send);
