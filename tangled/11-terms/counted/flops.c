/* flops.c - counts what the reference evaluation does; see measure_flops.sh */
#include "columns.h"
#include "trial.h"
#include <math.h>
#include <stdio.h>

static long flops, calls;
static Source s;
static Trial t;

#define COUNTED(name) \
    real __real_##name(real a, real b); \
    real __wrap_##name(real a, real b); \
    real __wrap_##name(real a, real b) \
    { flops++; return __real_##name(a, b); }
COUNTED(__addtf3)
COUNTED(__subtf3)
COUNTED(__multf3)
COUNTED(__divtf3)

#define CALLED(name, f) \
    real __wrap_##name(real a); \
    real __wrap_##name(real a) { calls++; return (real)f((double)a); }
CALLED(expl, exp)
CALLED(logl, log)
CALLED(tanhl, tanh)
CALLED(sqrtl, sqrt)

int main(void)
{
    enum { TERMS = 2000, ROOM = 1 << 22 };
    long all_flops = 0, all_calls = 0, wrong = 0;
    static _Alignas(max_align_t) unsigned char block[ROOM];
    Arena a = arena_over(block, ROOM);
    for (int i = 0; i < TERMS; i++) {
        real *out[TRIAL_ENDS];
        source_seed(&s, (uint64_t)i);
        trial_draw(&s, 24, &a, &t);
        flops = calls = 0;
        if (evaluate(&t.r.t, AS_INPUTS(t.at), &a, out, NULL) != OK)
            return 1;
        const Expense e = term_expense(&t.r.t);
        wrong += e.flops != (double)flops || e.calls != (double)calls;
        all_flops += flops, all_calls += calls;
    }
    printf("counted-claim = on %d random terms the flops that were predicted"
           " are the flops that were counted\n", TERMS);
    printf("counted-result = Now %ld operations and %ld calls were counted on"
           " %d random terms, and the prediction is wrong on %ld of them.\n",
           all_flops, all_calls, TERMS, wrong);
    return wrong > 0;
}
