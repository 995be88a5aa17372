/* instruction_sets.h - includes PATTERN for each set of instructions, with
 * LANES floats in a vector, NAME(x) for the names of the set, and BUILT for
 * the words before a function; NEAR before one that may fuse. */
#if defined __clang__
#define FUSED
#else
#define FUSED __attribute__((optimize("fp-contract=fast")))
#endif

#define NAME(x) four_##x
#define LANES 4
#define BUILT
#define NEAR FUSED
#include PATTERN
#undef NAME
#undef LANES
#undef BUILT
#undef NEAR

#if defined __x86_64__
#define NAME(x) avx2_##x
#define LANES 8
#define BUILT __attribute__((target("avx2")))
#define NEAR __attribute__((target("avx2,fma"))) FUSED
#include PATTERN
#undef NAME
#undef LANES
#undef BUILT
#undef NEAR
#define NAME(x) avx512_##x
#define LANES 16
#define BUILT __attribute__((target("avx512f")))
#define NEAR BUILT FUSED
#include PATTERN
#undef NAME
#undef LANES
#undef BUILT
#undef NEAR
#endif
#undef FUSED
#undef PATTERN
