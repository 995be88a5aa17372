/* Exercise 4.2: a checksum undone. */
#include "4.2.h"

uint64_t fnv_undone(uint64_t h, int n, const unsigned char at[])
{
    (void)n;
    (void)at;
    return h;
}
