/* kernels.c - what a transformer does to arrays besides products. */
#include "kernel_sets.h"
#include <assert.h>

#if defined __x86_64__
#define IF(set, run) \
    (__builtin_cpu_supports(set) && __builtin_cpu_supports("fma") \
     ? &(run) : NULL)
#else
#define IF(set, run) NULL
#endif

NamedKernels kernels_set(int i)
{
    const NamedKernels sets[] = {
        { "four lanes", &four_kernels, "nothing" },
        { "AVX2", IF("avx2", avx2_kernels), "AVX2 and FMA" },
        { "AVX-512", IF("avx512f", avx512_kernels), "AVX-512" },
    };
    _Static_assert(sizeof sets / sizeof sets[0] == KERNEL_SETS, "all sets");
    assert(0 <= i && i < KERNEL_SETS);
    return sets[i];
}

const Kernels *kernels_best(void)
{
    const Kernels *best = NULL;
    for (int i = 0; i < KERNEL_SETS; i++)
        if (kernels_set(i).run != NULL)
            best = kernels_set(i).run;
    return best;
}
