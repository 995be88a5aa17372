/* measure_drift.c - losses of float programs less that of the exact one. */
#include "shards.h"
#include <math.h>
#include <stdio.h>

enum { STEPS = 1000, WAYS = 4 };        /* way 0 is the exact one */

static double loss_of(const Parameters *p, const Examples *x)
{
    TrainingSet all = { .count = x->length };
    Loss y;
    for (int i = 0; i < x->length; i++)
        all.at[i] = x->at[i];
    mean_loss(p, &all, &y);
    return (double)y.nats;
}

int main(void)
{
    static Examples text, back;
    static Shards x[WAYS];
    static Parameters p[WAYS];
    const LearningRate rate = { 4 };
    examples_at_random(1, CAPACITY - 1, &text);
    examples_reversed(&text, &back);
    for (int k = 0; k < WAYS; k++) {
        deal(k == 2 ? &back : &text, k == 3 ? 2 : 1, &x[k]);
        parameters_by_rule(&p[k]);
    }
    for (int step = 1; step <= STEPS; step++) {
        if (exact_step_in_place(&rate, &x[0], &p[0]) != OK)
            return 1;
        const double loss = loss_of(&p[0], &text);
        printf("%d", step);
        for (int k = 1; k < WAYS; k++) {
            float_step_in_place(&rate, &x[k], &p[k]);
            printf(" %.3g", fabs(loss_of(&p[k], &text) - loss));
        }
        printf("\n");
    }
}
