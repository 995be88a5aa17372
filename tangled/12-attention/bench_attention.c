/* bench_attention.c - milliseconds of attention, there and back. */
#include "naive.h"
#include "source.h"
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { LONGEST = 2048, ONE = 64, REALS_MOST = LONGEST * ONE };
static real q[REALS_MOST], k[REALS_MOST], v[REALS_MOST], y[REALS_MOST],
    dy[REALS_MOST], dq[REALS_MOST], dk[REALS_MOST], dv[REALS_MOST],
    kept[2 * LONGEST], scratch[LONGEST + 4 * ONE],
    p[LONGEST * LONGEST], ds[LONGEST * LONGEST];

static double milliseconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec * 1e-6;
}

static double pass(const Attention *a, int with_matrices)
{
    const double start = milliseconds();
    if (with_matrices) {
        naive_forward(a, q, k, v, y, p);
        naive_reverse(a, q, k, v, p, dy, dq, dk, dv, ds);
    } else {
        if (attention_forward(a, q, k, v, y, kept, scratch) != OK)
            abort();
        attention_reverse(a, q, k, v, y, kept, dy, dq, dk, dv, scratch);
    }
    return milliseconds() - start;
}

static double best(const Attention *a, int with_matrices)
{
    double least = 1e9;
    for (int i = 0; i < 5; i++) {
        const double took = pass(a, with_matrices);
        least = took < least ? took : least;
    }
    return least;
}

int main(void)
{
    static Source s;
    source_seed(&s, 12);
    for (int i = 0; i < REALS_MOST; i++) {
        q[i] = draw_real(&s), k[i] = draw_real(&s);
        v[i] = draw_real(&s), dy[i] = draw_real(&s);
    }
    for (int n = 64; n <= LONGEST; n *= 2)
        for (int causal = 0; causal < 2; causal++) {
            const Attention a = { n, n, 1, ONE, causal, 64 };
            printf("%d,%d,%.3f,%.3f\n", n, causal, best(&a, 1), best(&a, 0));
        }
    return 0;
}
