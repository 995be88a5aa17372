/* intensities.c - the demands of all tasks: name, flops, bytes, resident. */
#include "perceptron.h"
#include "source.h"
#include "step_term.h"
#include "tasks.h"
#include "traffic.h"
#include <stdio.h>
#include <stdlib.h>

static void show(const char *name, Task t)
{
    printf("task %s %.0f %.0f %.0f\n", name, t.demand.flops, t.demand.bytes,
           t.resident);
}

static void show_gpt(int writes, char which, BareGpt g)
{
    const GptConfig c = { g.layers, g.heads, g.width, g.context,
                          g.vocabulary };
    char name[] = "token-?";
    snprintf(name, sizeof name, writes ? "token-%c" : "step-%c", which);
    show(name, writes ? writing_task(&c) : transformer_task(&g));
    if (!writes)                        /* of its flops, in attention */
        printf("attending %s %.0f\n", name, 12.0 * g.sequences * g.layers
            * g.width * g.context * (g.context + 1) / 2);
}

/* The operations in products of a step, as its term is written. */
static void show_written(const int sizes[])
{
    const size_t room = 1 << 22;
    void *const block = malloc(room);
    Arena a = arena_over(block, room);
    Term loss, step;
    if (block == NULL)
        exit(1);
    term_begin(&a, "loss", &loss);
    perceptron(3, sizes, 32, &loss);
    term_begin(&a, "step", &step);
    term_descent(&loss, 6, 0.01, &step);
    if (step.status != OK)
        exit(1);
    printf("written mlp-train %.0f\n", term_products(&step));
    free(block);
}

int main(void)
{
    static const int large[] = { 784, 128, 64, 10 }, small[] = { 4, 16, 3 };
    for (int writes = 0; writes < 2; writes++) {
        show_gpt(writes, 'a', (BareGpt){ 2, 4, 64, 64, 256, 8 });
        show_gpt(writes, 'b', (BareGpt){ 4, 4, 128, 128, 512, 8 });
        show_gpt(writes, 'c', (BareGpt){ 6, 6, 384, 256, 1024, 4 });
    }
    show("mlp-train", perceptron_task(3, large, 32, 1));
    show_written(large);
    show("mlp-answer", perceptron_task(3, large, 32, 0));
    show("small-train", perceptron_task(2, small, 32, 1));
    show("small-answer", perceptron_task(2, small, 32, 0));
    show("demo-data", pairs_task(7, 5, 4, 7 * 8));
    show("large-data", pairs_task(1023, 256, 64, 1023 * 8));
    show("large-counts", pairs_task(128, 256, 64, 4.0 * (1 + 256 + 65536)));
    return 0;
}
