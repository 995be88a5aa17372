/* decoder_sets.c - the loops of the decoder, for sets of instructions. */
#include "decoder_instances.h"
#include <assert.h>
#include <string.h>

#define SET(name, lanes, set) { name, lanes, set##_rows, set##_add, \
    set##_norm, set##_gelu, set##_attend }
#define NO_SET(name) { name, 1, NULL, NULL, NULL, NULL, NULL }

static const DecoderSet sets[DECODER_SETS] = {
    SET("one lane", 1, one), SET("four lanes", 4, four),
#if defined __x86_64__
    SET("AVX2", 8, avx2), SET("AVX-512", 16, avx512),
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

bool is_packed(int in, int out)
{
    return (ptrdiff_t)in * out <= LARGE_MATRIX;
}

void pack_columns(int in, int out, const float *w, float *to)
{
    for (int o = 0; o < out; o += PACKED) {
        const int wide = out - o < PACKED ? out - o : PACKED;
        for (int q = 0; q < in; q++, to += wide)
            memcpy(to, w + (ptrdiff_t)q * out + o,
                   (size_t)wide * sizeof *to);
    }
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
