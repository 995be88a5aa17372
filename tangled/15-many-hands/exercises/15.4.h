#include "arrow.h"

/* x [ranks][n]: every row becomes the sum of the rows, with the brackets of
 * halves; sent [ranks] numbers.  ranks is a power of 2 that divides n. */
void sum_by_exchange(int ranks, int n, real x[], int sent[]);
