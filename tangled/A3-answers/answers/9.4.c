#include "9.4.h"

int most_rank(int m, int n)
{
    return (m * n - 1) / (m + n);
}
