/* measure_curve.c - the best brackets for every number of values, run. */
#include "sample_lenses.h"
#include <stdio.h>

static Layer p[CHAIN_MAX], dp[CHAIN_MAX];
static union {
    Memory m;
    char room[sizeof (Memory) + CHAIN_MAX * sizeof (Activation)];
} arena;

static void row(const Bracketing *b)
{
    const Chain c = { CHAIN_MAX, p, 0, plain_get, plain_put };
    Memory *m = &arena.m;
    const BracketCost seen = chain_put(&c, b, dp, m);
    printf("%d %ld\n", seen.kept, seen.evaluations);
}

int main(void)
{
    Bracketing b;
    for (int s = 2; s <= CHAIN_MAX; s++)
        printf("%d %ld\n", s, fewest_evaluations(CHAIN_MAX, s));
    printf("\n\n");
    for (int s = 2; s <= CHAIN_MAX; s = s + s / 4 + 1)
        bracket_optimally(CHAIN_MAX, s, &b), row(&b);
    printf("\n\n");
    bracket_left(CHAIN_MAX, &b), row(&b);
    bracket_halves(CHAIN_MAX, &b), row(&b);
    bracket_blocks(CHAIN_MAX, 16, &b), row(&b);
    bracket_right(CHAIN_MAX, &b), row(&b);
    return 0;
}
