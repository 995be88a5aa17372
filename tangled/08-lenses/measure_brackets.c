/* measure_brackets.c - predicted and observed: evaluations, values, bytes. */
#include "sample_lenses.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LAYERS = CHAIN_MAX, PAINT = 0xa5 };
static Layer p[LAYERS], dp[LAYERS], first_dp[LAYERS];
static Activation x, dy, first_dx;
static Source source;

typedef struct Row { BracketCost said, seen; size_t bytes; int same; } Row;

/* Runs b in painted memory; how far is the paint gone? */
static Row run(const Bracketing *b)
{
    const Chain c = { LAYERS, p, 0, plain_get, plain_put };
    const size_t size = memory_bytes(LAYERS);
    unsigned char *paint = malloc(size);
    Row row = { .said = bracketing_cost(b), .bytes = size };
    if (paint == NULL)
        exit(1);
    memset(paint, PAINT, size);
    Memory *m = (Memory *)(void *)paint;
    m->kept[0] = x;
    m->d = dy;
    row.seen = chain_put(&c, b, dp, m);
    row.same = memcmp(dp, first_dp, sizeof dp) == 0
            && memcmp(&m->d, &first_dx, sizeof first_dx) == 0;
    while (row.bytes > 0 && paint[row.bytes - 1] == PAINT)
        row.bytes--;
    free(paint);
    return row;
}

static int all_same = 1;

static void show(const char *name, const Bracketing *b)
{
    const Row r = run(b);
    printf("%-15s %6ld %6ld %5d %5d %6zu %6zu  %s\n", name,
        r.said.evaluations, r.seen.evaluations, r.said.kept, r.seen.kept,
        memory_bytes(r.said.kept), r.bytes, r.same ? "same" : "DIFFERENT");
    all_same &= r.same && r.said.evaluations == r.seen.evaluations
             && r.said.kept == r.seen.kept;
}

static void show_best(int kept)
{
    char name[32];
    Bracketing b;
    const Budget budget = { LAYERS, (long)memory_bytes(kept) };
    if (bracketing_within(NULL, &budget, &b) != OK)
        exit(1);
    snprintf(name, sizeof name, "best within %d", kept);
    show(name, &b);
}

static void begin(void)
{
    const Chain c = { LAYERS, p, 0, plain_get, plain_put };
    static Activation values[LAYERS + 1];
    for (int k = 0; k < LAYERS; k++) {
        source_seed(&source, (uint64_t)k);
        Layer_sample(&source, &p[k]);
    }
    Activation_sample(&source, &x);
    Activation_sample(&source, &dy);
    values[0] = x;
    first_dx = dy;
    chain_by_hand(&c, values, &first_dx, first_dp);
}

int main(void)
{
    Bracketing b;
    begin();
    printf("%-15s %13s %11s %13s\n", "brackets", "evaluations", "values",
           "bytes");
    printf("%-15s %6s %6s %5s %5s %6s %6s  gradients\n", "",
           "said", "seen", "said", "seen", "said", "seen");
    bracket_left(LAYERS, &b), show("left", &b);
    show_best(3);
    show_best(5);
    show_best(9);
    bracket_halves(LAYERS, &b), show("halves", &b);
    show_best(16);
    show_best(31);
    bracket_blocks(LAYERS, 16, &b), show("blocks of 16", &b);
    show_best(128);
    bracket_right(LAYERS, &b), show("right", &b);
    return !all_same;
}
