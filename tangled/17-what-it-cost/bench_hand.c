/* bench_hand.c - seconds of a training step by hand; its name is given. */
#include "hand_step.h"
#include "timing.h"
#include <stdio.h>

static HandNet net;
static float x[64][HAND_IN][HAND_BATCH], label[HAND_BATCH];

static void fill(int n, float at[])
{
    for (int i = 0; i < n; i++)
        at[i] = (float)((i * 37 + 11) % 101 - 50) / 1000;
}

int main(int count, char *argument[])
{
    enum { ROUNDS = 11, STEPS = 64 };
    double best = 1e9;
    volatile float loss;
    fill(sizeof net / sizeof (float), net.w1[0]);
    fill(sizeof x / sizeof (float), x[0][0]);
    for (int r = 0; r < ROUNDS; r++) {
        const double start = processor_seconds();
        for (int i = 0; i < STEPS; i++)
            loss = hand_step(&net, 0.01F, x[i], label);
        const double took = (processor_seconds() - start) / STEPS;
        best = took < best ? took : best;
    }
    (void)loss;
    printf("seconds,%s,1,%.9f\n", count > 1 ? argument[1] : "hand", best);
    return 0;
}
