/* measure_memory.c - bytes of a step, as planned, under each bracketing. */
#include "trainer.h"
#include <stdio.h>
#include <stdlib.h>

static _Alignas(max_align_t) unsigned char block[1 << 27];
static const GptConfig config = { 8, 4, 64, 64, 256 };
static TrainingPlan plan = { 4, 1, 1, 1, 1, 0, 0, { 1, 0, 1e-3, 0, 0, 0, 1, 0,
                                                    0 } };

static StepPrice price(int segments, int kept)
{
    Arena a = arena_over(block, sizeof block);
    StepPrice y;
    Complaint why = { "" };
    plan.segments = segments, plan.kept = kept;
    if (step_price(&config, &plan, &a, &y, &why) != OK) {
        fprintf(stderr, "%s\n", why.text);
        exit(1);
    }
    return y;
}

static void within(size_t bytes)
{
    Arena a = arena_over(block, sizeof block);
    Complaint why = { "" };
    printf("%zu bytes: ", bytes);
    if (plan_within(&config, bytes, &a, &plan, &why) == OK)
        printf("%d segments, %d kept\n", plan.segments, plan.kept);
    else
        printf("%s\n", why.text);
}

int main(void)
{
    const StepPrice whole = price(1, 1);
    StepPrice least = whole;
    printf("segments  kept      bytes   work\n");
    for (int n = 1; n <= 8; n *= 2)
        for (int kept = n > 1 ? 2 : 1; kept <= n; kept += kept < 4 ? 1 : 4) {
            const StepPrice y = price(n, kept);
            printf("%8d%6d%11zu%7.2f\n", n, kept, y.bytes,
                   y.flops / whole.flops);
            if (y.bytes < least.bytes
                || (y.bytes == least.bytes && y.flops < least.flops))
                least = y;
        }
    printf("== within\n");
    within(8000000), within(4000000), within(2000000);
    printf("== keys\nbytes-whole = %zu\nbytes-least = %zu\nbytes-ratio = "
           "%.1f\nwork-least = %.2f\n", whole.bytes, least.bytes,
           (double)whole.bytes / (double)least.bytes,
           least.flops / whole.flops);
    return 0;
}
