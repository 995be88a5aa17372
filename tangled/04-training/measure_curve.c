/* measure_curve.c - the loss after each step, in three ways of training. */
#include "checkpoint.h"
#include "counts.h"
#include "sample_training.h"
#include <stdio.h>

static double loss_of(const State *s)
{
    Loss loss;
    mean_loss(&s->learner.parameters, &s->data, &loss);
    return (double)loss.nats;
}

static void print_values(double before, const State *s)
{
    Checkpoint c;
    printf("loss-before = %.6f\nloss-after = %.6f\n", before, loss_of(s));
    printf("state-bytes = %zu\n", sizeof (State));
    if (checkpoint_encode(NULL, s, &c) == OK)
        printf("checkpoint-bytes = %d\n", c.length);
}

int main(void)
{
    State s = demonstration(7);
    PairCounts counts;
    count_pairs(&s.data, &counts);
    const double before = loss_of(&s);
    State single = s, counted = s;
    single.batch = 1;
    for (int i = 0; i <= 80; i++) {
        const double gap = Learner_gap(&s.learner, &counted.learner);
        printf("%d %.6f %.6f %.6f %.3g\n", i, loss_of(&s), loss_of(&single),
               loss_of(&counted), gap);
        if (i == 80)
            break;
        step_in_place(&s);
        step_in_place(&single);
        if (learn_on_counts_in_place(&counts, &counted.learner) != OK)
            return 1;
    }
    print_values(before, &s);
    printf("gap-after = %.1f\n",
           1e6 * Learner_gap(&s.learner, &counted.learner));
    return 0;
}
