/* bench_checkpointing.c - microseconds to go back through 256 layers. */
#include "sample_lenses.h"
#include <stdio.h>
#include <time.h>

enum { RUNS = 101 };
static Layer p[CHAIN_MAX], dp[CHAIN_MAX];
static union {
    Memory m;
    char room[sizeof (Memory) + CHAIN_MAX * sizeof (Activation)];
} arena;

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void bench(const char *name, const Bracketing *b)
{
    const Chain c = { CHAIN_MAX, p, 0, plain_get, plain_put };
    Memory *m = &arena.m;
    double best = 1e9;
    for (int i = 0; i < RUNS; i++) {
        const double start = seconds();
        chain_put(&c, b, dp, m);
        const double took = seconds() - start;
        best = took < best ? took : best;
    }
    printf("%s,%.1f,%d\n", name, best * 1e6, RUNS);
}

int main(void)
{
    static Source source;
    Bracketing b;
    for (int k = 0; k < CHAIN_MAX; k++) {
        source_seed(&source, (uint64_t)k);
        Layer_sample(&source, &p[k]);
    }
    Activation_sample(&source, &arena.m.kept[0]);
    Activation_sample(&source, &arena.m.d);
    bracket_left(CHAIN_MAX, &b), bench("left", &b);
    bracket_optimally(CHAIN_MAX, 9, &b), bench("best-9", &b);
    bracket_halves(CHAIN_MAX, &b), bench("halves", &b);
    bracket_optimally(CHAIN_MAX, 31, &b), bench("best-31", &b);
    bracket_right(CHAIN_MAX, &b), bench("right", &b);
    return 0;
}
