/* elementary_sets.h - the pattern, for each set of instructions. */
#ifndef ELEMENTARY_SETS_H
#define ELEMENTARY_SETS_H

#include "elementary.h"

#define NAME(x) four_##x
#define LANES 4
#define BUILT
#include "elementary_arrays.h"
#undef NAME
#undef LANES
#undef BUILT

#if defined __x86_64__
#define NAME(x) avx2_##x
#define LANES 8
#define BUILT __attribute__((target("avx2")))
#include "elementary_arrays.h"
#undef NAME
#undef LANES
#undef BUILT
#define NAME(x) avx512_##x
#define LANES 16
#define BUILT __attribute__((target("avx512f")))
#include "elementary_arrays.h"
#undef NAME
#undef LANES
#undef BUILT
#endif

#endif
