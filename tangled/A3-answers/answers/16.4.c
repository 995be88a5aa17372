/* 16.4.c - as at school, two digits of two at a time. */
#include "16.4.h"

uint64_t whole_root(uint64_t n)
{
    uint64_t q = 0, rest = 0;
    for (int i = 62; i >= 0; i -= 2) {
        rest = rest * 4 + (n >> i & 3);
        q *= 2;
        if (rest > 2 * q) {
            rest -= 2 * q + 1;
            q++;
        }
    }
    return q;
}
