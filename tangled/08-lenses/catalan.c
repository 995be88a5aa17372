/* catalan.c - all bracketings of a few layers, by number. */
#include "catalan.h"

long bracketings(int n)
{
    long count = 1;                     /* of m layers */
    for (int m = 1; m < n; m++)
        count = count * (4 * m - 2) / (m + 1);
    return count;
}

static void tree_at(int n, long number, int split[])
{
    if (n == 1)
        return;
    int k = 1;
    while (number >= bracketings(k) * bracketings(n - k)) {
        number -= bracketings(k) * bracketings(n - k);
        k++;
    }
    split[0] = k;
    tree_at(k, number % bracketings(k), split + 1);
    tree_at(n - k, number / bracketings(k), split + k);
}

void bracketing_at(int n, long number, Bracketing *b)
{
    *b = (Bracketing){ .layers = n };
    tree_at(n, number, b->split);
}
