/* Exercise 9.4: the ranks that are worth it. */
#include "9.4.h"

int most_rank(int m, int n)
{
    return m < n ? m : n;
}
