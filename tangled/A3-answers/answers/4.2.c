/* Answer 4.2: multiply by the inverse, then xor, last byte first. */
#include "4.2.h"

uint64_t fnv_undone(uint64_t h, int n, const unsigned char at[])
{
    const uint64_t p = 0x100000001b3u;
    uint64_t q = p;
    for (int i = 0; i < 5; i++)
        q *= 2 - p * q;
    while (n-- > 0)
        h = (h * q) ^ at[n];
    return h;
}
