/* measure_program.c - what a program keeps in memory, and what agrees. */
#include "perceptron.h"
#include "program.h"
#include "step_term.h"
#include <stdio.h>

static _Alignas(max_align_t) unsigned char block[1 << 22];

int main(void)
{
    static const int sizes[] = { 784, 128, 64, 10 };
    Arena a = arena_over(block, sizeof block);
    Term loss, step;
    Program p;
    term_begin(&a, "loss", &loss);
    perceptron(3, sizes, 32, &loss);
    term_begin(&a, "step", &step);
    term_descent(&loss, 6, 0.01, &step);
    if (program_compile(&step, 6, product_same_bits(), &a, &p, NULL) != OK)
        return 1;
    printf("step-operations = %d\n", step.operation.count);
    printf("step-instructions = %d\n", p.list.count);
    printf("step-planned = %zu\n", p.planned * sizeof (float));
    printf("step-apart = %zu\n", p.apart * sizeof (float));
    size_t evaluated = 0;
    for (int w = 0; w < step.wire.count; w++)
        evaluated += (size_t)dims_count(step.wire.at[w]) * sizeof (float);
    printf("step-evaluated = %zu\n", evaluated);
    return 0;
}
