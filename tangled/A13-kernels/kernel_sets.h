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
#define FUSE _Pragma("clang fp contract(fast)")
#else
#define FUSE
#endif

#define EPSILON 1e-5F                   /* as layer_norm of chapter 7 */
#define SLOPE ((float)0.79788456080286536)      /* sqrt (2 / pi) */
#define CUBE ((float)0.044715)
#define SLOPE_CUBE ((float)(0.79788456080286536 * 0.044715))
#define SLOPE_CUBE_3 ((float)(3 * 0.79788456080286536 * 0.044715))
static const int lane_numbers[QUERIES] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    11, 12, 13, 14, 15 };

#define PATTERN "kernel_set.h"
#include "instruction_sets.h"

#endif
