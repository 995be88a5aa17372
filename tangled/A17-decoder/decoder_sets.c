/* decoder_sets.c - the loops of the decoder, for sets of instructions. */
#include "decoder_sets.h"
#include "elementary.h"
#include <assert.h>

enum { AHEAD_ROWS = 16, LARGE_MATRIX = 1 << 17 };       /* numbers */
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
#undef NAME
#undef LANES
#undef BUILT
#endif

#define SET(name, here, lanes, set) { name, here, lanes, set##_rows, \
    set##_norm, set##_gelu, set##_attend }
#define NO_SET(name) { name, false, 1, NULL, NULL, NULL, NULL }

static const DecoderSet sets[DECODER_SETS] = {
    SET("one lane", true, 1, one), SET("four lanes", true, 4, four),
#if defined __x86_64__
    SET("AVX2", false, 8, avx2), SET("AVX-512", false, 16, avx512),
#else
    NO_SET("AVX2"), NO_SET("AVX-512"),
#endif
};

static bool is_here(int i)
{
#if defined __x86_64__
    return i < 2 || (i == 2 ? __builtin_cpu_supports("avx2")
                            : __builtin_cpu_supports("avx512f"));
#else
    return i < 2;
#endif
}

const DecoderSet *decoder_set(int i)
{
    assert(0 <= i && i < DECODER_SETS);
    return is_here(i) ? &sets[i] : NULL;
}

const DecoderSet *decoder_set_for(int size)
{
    int i = DECODER_SETS - 1;
    while (!is_here(i) || size % sets[i].lanes != 0)
        i--;
    return &sets[i];
}
