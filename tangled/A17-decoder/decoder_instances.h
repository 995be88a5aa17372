/* decoder_instances.h - the pattern, for each set of instructions. */
#ifndef DECODER_INSTANCES_H
#define DECODER_INSTANCES_H

#include "decoder_sets.h"
#include "elementary.h"

enum { AHEAD_ROWS = 16 };
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
#undef BUILT

#define PATTERN "decoder_pattern.h"
#include "instruction_sets.h"

#endif
