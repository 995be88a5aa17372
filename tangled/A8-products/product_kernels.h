/* product_kernels.h - the tile, for each set of instructions; products.c. */
#ifndef PRODUCT_KERNELS_H
#define PRODUCT_KERNELS_H

#include "products.h"
#include <stddef.h>
#include <string.h>

typedef void Sums(int k, const float *restrict a, ptrdiff_t down_a,
    ptrdiff_t along_a, const float *restrict b, ptrdiff_t down_b,
    float *restrict s, ptrdiff_t down_s, bool more);
typedef void Finish(const Product *p, const float *restrict bias, int rows,
    int n, const float *restrict s, ptrdiff_t down_s,
    const float *restrict mask, ptrdiff_t ldmask, float *restrict c,
    ptrdiff_t ldc);
typedef void Turn(int k, const float *restrict b, ptrdiff_t down,
    float *restrict to, ptrdiff_t width, float *restrict total);
enum { ROWS_MAX = 8, LANES_MAX = 16, WIDTH_MAX = 2 * LANES_MAX };
typedef struct Kernel {
    int lanes, rows;
    Sums *sums[ROWS_MAX][2];
    Finish *finish;
    Turn *turn;
} Kernel;

#define ALWAYS_INLINE __attribute__((always_inline)) static inline
#if defined __clang__
#define UNROLL _Pragma("unroll")
#define FUSED
#define FUSING _Pragma("clang fp contract(fast)")
#else
#define UNROLL _Pragma("GCC unroll 16")
#define FUSED __attribute__((optimize("fp-contract=fast")))
#define FUSING
#endif

#define NAME(x) four_##x
#define LANES 4
#define ROWS 6
#define BUILT
#define FUSE
#include "product_tile.h"
#undef BUILT
#undef FUSE
#undef NAME
#if defined __aarch64__
#define NAME(x) neon_fused_##x
#define BUILT FUSED
#define FUSE FUSING
#include "product_tile.h"
#undef BUILT
#undef FUSE
#undef NAME
#endif
#undef LANES

#if defined __x86_64__
#define NAME(x) avx2_##x
#define LANES 8
#define BUILT __attribute__((target("avx2")))
#define FUSE
#include "product_tile.h"
#undef BUILT
#undef FUSE
#undef NAME
#define NAME(x) avx2_fused_##x
#define BUILT __attribute__((target("avx2,fma"))) FUSED
#define FUSE FUSING
#include "product_tile.h"
#undef BUILT
#undef FUSE
#undef NAME
#undef LANES
#undef ROWS

#define NAME(x) avx512_fused_##x
#define LANES 16
#define ROWS 8
#define BUILT __attribute__((target("avx512f,fma"))) FUSED
#define FUSE FUSING
#include "product_tile.h"
#endif

#endif
