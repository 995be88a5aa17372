/* emit_hash.c - Fowler, Noll and Vo's checksum, in 32 bits. */
#include "emit.h"
#include <string.h>

uint32_t emit_hash(uint32_t hash, size_t n, const real x[])
{
    for (size_t i = 0; i < n; i++) {
        const float single = (float)x[i];
        uint32_t b;
        memcpy(&b, &single, sizeof b);
        for (int k = 0; k < 32; k += 8)
            hash = (hash ^ (b >> k & 255)) * 16777619U;
    }
    return hash;
}
