/* measure_memory.c - bytes that attention asks for, against the length. */
#include "naive.h"
#include <stdio.h>

enum { ONE = 64, TILE = 64 };

static size_t bytes_with_matrices(const Attention *a)
{
    return sizeof (real) * (naive_kept(a) + naive_scratch(a));
}

static size_t bytes_in_tiles(const Attention *a)
{
    return sizeof (real) * (attention_kept(a) + attention_scratch(a));
}

int main(void)
{
    printf("%7s%14s%14s%14s\n", "length", "q, k, v, y", "with matrices",
           "in tiles");
    for (int n = 64; n <= 16384; n *= n < 128 ? 2 : 4) {
        const Attention a = { n, n, 1, ONE, 1, TILE };
        printf("%7d%14zu%14zu%14zu\n", n,
               4 * sizeof (real) * (size_t)n * ONE, bytes_with_matrices(&a),
               bytes_in_tiles(&a));
    }
    const Attention a = { 4096, 4096, 1, ONE, 1, TILE };
    printf("== keys\nbytes-matrices = %zu\nbytes-tiles = %zu\n",
           bytes_with_matrices(&a), bytes_in_tiles(&a));
    printf("ratio = %zu\nmegabytes-one = %zu\nmegabytes-y = %zu\n",
           bytes_with_matrices(&a) / bytes_in_tiles(&a),
           sizeof (real) * naive_scratch(&a) >> 20,
           sizeof (real) * 4096 * ONE >> 20);
    return 0;
}
