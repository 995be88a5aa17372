/* decoder_instances.h - the pattern, for each set of instructions. */
#ifndef DECODER_INSTANCES_H
#define DECODER_INSTANCES_H

#include "decoder_sets.h"
#include "elementary.h"

#if defined __clang__
#define UNROLLED _Pragma("unroll")
#else
#define UNROLLED _Pragma("GCC unroll 8")
#endif

#define NAME(x) one_##x
#define LANES 1
#define BUILT
#include "decoder_pattern.h"
#undef NAME
#undef LANES

#define NAME(x) four_##x
#define LANES 4
#include "decoder_pattern.h"
#undef NAME
#undef LANES
#undef BUILT
#if defined __x86_64__
#define NAME(x) avx2_##x
#define LANES 8
#define BUILT __attribute__((target("avx2")))
#include "decoder_pattern.h"
#undef NAME
#undef LANES
#undef BUILT
#define NAME(x) avx512_##x
#define LANES 16
#define BUILT __attribute__((target("avx512f")))
#include "decoder_pattern.h"
#endif

#endif
