/* kernel_sets.h - the patterns, for each set of instructions; kernels.c. */
#ifndef KERNEL_SETS_H
#define KERNEL_SETS_H

#include "kernels.h"
#include "elementary.h"
#include <math.h>
#include <string.h>

#define ALWAYS_INLINE __attribute__((always_inline)) static inline
#define NEVER_INLINE __attribute__((noinline))
#if defined __clang__
#define FUSED
#define FUSE _Pragma("clang fp contract(fast)")
#else
#define FUSED __attribute__((optimize("fp-contract=fast")))
#define FUSE
#endif

#define EPSILON 1e-5F                   /* as layer_norm of chapter 7 */
#define SLOPE ((float)0.79788456080286536)      /* sqrt (2 / pi) */
#define CUBE ((float)0.044715)
#define SLOPE_CUBE ((float)(0.79788456080286536 * 0.044715))
#define SLOPE_CUBE_3 ((float)(3 * 0.79788456080286536 * 0.044715))
static const int lane_numbers[QUERIES] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    11, 12, 13, 14, 15 };

#define NAME(x) four_##x
#define LANES 4
#define BUILT
#define NEAR FUSED
#include "kernel_set.h"
#undef NAME
#undef LANES
#undef BUILT
#undef NEAR

#if defined __x86_64__
#define NAME(x) avx2_##x
#define LANES 8
#define BUILT __attribute__((target("avx2")))
#define NEAR __attribute__((target("avx2,fma"))) FUSED
#include "kernel_set.h"
#undef NAME
#undef LANES
#undef BUILT
#undef NEAR
#define NAME(x) avx512_##x
#define LANES 16
#define BUILT __attribute__((target("avx512f")))
#define NEAR BUILT FUSED
#include "kernel_set.h"
#endif

#endif
