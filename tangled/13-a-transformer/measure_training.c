/* measure_training.c - the chapter's model learns to add. */
#include "sums.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT = 40000, JUDGED = 4000, STEPS = 600, WINDOWS = 32 };
static _Alignas(max_align_t) unsigned char block[1 << 26];
static int text[TEXT], judged[JUDGED];
static const GptConfig config = { 2, 4, 48, 48, 128 };
static Trainer trainer;

static void must(enum status s, const Complaint *why)
{
    if (s == OK)
        return;
    fprintf(stderr, "%s: %s\n", status_name(s), why->text);
    exit(1);
}

static void train(void)
{
    const Tokens others = { judged, JUDGED };
    Complaint why = { "" };
    double loss;
    printf("step    loss  others    rate    norm\n");
    for (int i = 1; i <= STEPS; i++) {
        must(trainer_step(&trainer, &why), &why);
        if (i > 10 && i % 60 != 0)
            continue;
        must(trainer_loss(&trainer, others, WINDOWS, &loss, &why), &why);
        printf("%4d%8.3f%8.3f%8.4f%8.3f\n", i, trainer.loss, loss,
               trainer.rate, trainer.norm);
    }
}

int main(void)
{
    const TrainingPlan plan = { 8, 1, 1, 1, 1, 0, 13, { STEPS, 40, 4e-3, 4e-4,
        0.9, 0.99, 1e-8, 0.1, 1 } };
    Arena a = arena_over(block, sizeof block);
    Complaint why = { "" };
    sums_text(1, TEXT, text);
    sums_text(2, JUDGED, judged);
    must(trainer_begin(&config, &plan, (Tokens){ text, TEXT }, &a, &trainer,
                       &why), &why);
    train();
    printf("entropy = %.3f\n", sums_entropy());
    return 0;
}
