/* adamw_kernels.h - the loops, for each set of instructions; adamw.c. */
#ifndef ADAMW_KERNELS_H
#define ADAMW_KERNELS_H

#include "adamw.h"
#include <tgmath.h>

typedef struct Move {
    real factor, rate, shrink, beta1, beta2, one1, one2, epsilon;
} Move;
enum { LANES = 8, BLOCK = 1024 };       /* a multiple of the lanes */

#if defined __clang__ || !defined __GNUC__
#define IN_VECTORS
#else
#define IN_VECTORS __attribute__((optimize("O3", "no-math-errno")))
#endif
#define NAME(x) plain_##x
#define BUILT IN_VECTORS
#include "adamw_loops.h"
#undef NAME
#undef BUILT
#if defined __x86_64__ && defined __GNUC__
#define NAME(x) wide_##x
#define BUILT IN_VECTORS __attribute__((target("avx2")))
#include "adamw_loops.h"
#define WIDE(x) (__builtin_cpu_supports("avx2") ? wide_##x : plain_##x)
#else
#define WIDE(x) plain_##x
#endif

#endif
