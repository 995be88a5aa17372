/* decoder_instances.h - the pattern, for each set of instructions. */
#ifndef DECODER_INSTANCES_H
#define DECODER_INSTANCES_H

#include "decoder_sets.h"
#include "elementary.h"

enum { AHEAD_ROWS = 16, LINE = 64 / sizeof (float) };
#if defined __clang__
#define UNROLLED _Pragma("unroll")
#else
#define UNROLLED _Pragma("GCC unroll 8")
#endif

static const _Alignas(64) int lane_number[LANES_WIDEST]
    = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 };

/* That line of what is read next is brought near. */
__attribute__((always_inline)) static inline void fetch(Ahead next, int line)
{
    if (line < next.numbers / LINE)
        __builtin_prefetch(next.at + line * LINE);
}

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
