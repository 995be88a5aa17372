/* elementary.c - elementary functions of arrays. */
#include "elementary.h"

#define PATTERN "elementary_arrays.h"
#include "instruction_sets.h"
#include <assert.h>

#define ARRAY(f) \
static void one_##f##_array(int n, const float *x, float *y) \
{ \
    for (int i = 0; i < n; i++) \
        y[i] = elementary_##f(x[i]); \
}
ARRAY(exp)
ARRAY(log)
ARRAY(tanh)
ARRAY(sigmoid)
#undef ARRAY

#define SET(name, here, set) { name, here, { set##_exp_array, \
    set##_log_array, set##_tanh_array, set##_sigmoid_array } }
#if defined __x86_64__
#define X86_SET(name, word, set) SET(name, __builtin_cpu_supports(word), set)
#else
#define X86_SET(name, word, set) { name, false, { NULL } }
#endif

ElementarySet elementary_set(int i)
{
    const ElementarySet sets[] = {
        SET("one lane", true, one), SET("four lanes", true, four),
        X86_SET("AVX2", "avx2", avx2), X86_SET("AVX-512", "avx512f", avx512),
    };
    _Static_assert(sizeof sets / sizeof sets[0] == ELEMENTARY_SETS, "all");
    assert(0 <= i && i < ELEMENTARY_SETS);
    return sets[i];
}

ElementarySet elementary_best(void)
{
    int best = ELEMENTARY_SETS - 1;
    while (!elementary_set(best).here)
        best--;
    return elementary_set(best);
}

#define CHOSEN(f, number) \
void elementary_##f##_array(int n, const float *x, float *y) \
{ \
    elementary_best().run[number](n, x, y); \
}
CHOSEN(exp, ELEMENTARY_EXP)
CHOSEN(log, ELEMENTARY_LOG)
CHOSEN(tanh, ELEMENTARY_TANH)
CHOSEN(sigmoid, ELEMENTARY_SIGMOID)
