/* measure_columns.c - numbers for the page. */
#include "columns.h"
#include "memory_plan.h"
#include "perceptron.h"
#include "rewrites.h"
#include "spelled_attention.h"
#include "term_lens.h"
#include <stdio.h>
#include <stdlib.h>

/* Costs of A (B X) and (A B) X for A, B 64 x 64 and X 64 x n. */
static void order(Arena *a, int n)
{
    Term f, h;
    term_begin(a, "f", &f);
    term_begin(a, "h", &h);
    const int first = term_input(&f, DIMS(64, 64));
    const int second = term_input(&f, DIMS(64, 64));
    const int x = term_input(&f, DIMS(64, n));
    term_output(&f, APPLY(&f, MATMUL, first, APPLY(&f, MATMUL, second, x)));
    term_reassociate(&f, &h);
    printf("%6d %12.0f %10.0f\n", n, term_expense(&f).flops,
           term_expense(&h).flops);
}

static double all_reals(const Term *t)
{
    double all = 0;
    for (int i = 0; i < t->operation.count; i++) {
        const Operation *o = &t->operation.at[i];
        for (int k = 0; k < signature[o->generator].outputs; k++)
            all += dims_count(t->wire.at[o->out + k]);
    }
    return all;
}

/* Three projections of one wire, as attention has them. */
static void projections(Arena *a)
{
    Term f, h;
    term_begin(a, "f", &f);
    term_begin(a, "h", &h);
    const int x = term_input(&f, DIMS(64, 32));
    for (int i = 0; i < 3; i++)
        term_output(&f, APPLY(&f, MATMUL, term_input(&f, DIMS(64, 64)), x));
    term_stack(&f, &h);
    printf("stacked-to = %d\n", h.operation.count);
}

static void functions(Arena *a)
{
    Term f, h;
    term_begin(a, "f", &f);
    term_begin(a, "h", &h);
    int x = term_input(&f, DIMS(64, 32));
    for (int i = 0; i < 4; i++)
        x = APPLY(&f, (enum generator)(RELU + i), x);
    term_output(&f, x);
    term_fuse(&f, &h);
    printf("fused-from = %.0f\nfused-to = %.0f\n", term_expense(&f).numbers,
           term_expense(&h).numbers);
}

/* Four heads in eight texts of 64 tokens, spelled, and its gradient. */
static void spelling(void)
{
    enum { ROOM = 1 << 26 };
    const Attributes with = { DIMS(4, 64, 64), 1 };
    const Dims d = DIMS(64, 8 * 64);
    void *block = malloc(ROOM);
    Arena a = arena_over(block, block == NULL ? 0 : ROOM);
    Term f, r, rr;
    term_begin(&a, "spelled", &f);
    term_begin(&a, "reverse", &r);
    term_begin(&a, "twice", &rr);
    spell_attention(&with, d, d, &f);
    term_reverse(&f, &r);
    term_reverse(&r, &rr);
    printf("spelled-operations = %d\nspelled-reverse = %d\n"
           "spelled-twice = %d\n", f.operation.count, r.operation.count,
           rr.operation.count);
    free(block);
}

static void print_values(const Term *f, const Term *g, const MemoryPlan *p)
{
    printf("generators = %d\ngradient-ratio = %.2f\n", GENERATOR_COUNT,
           term_expense(g).flops / term_expense(f).flops);
    printf("gradient-reals = %.0f\nplanned-reals = %zu\nlive-reals = %zu\n",
           all_reals(g), p->size, p->live);
}

int main(void)
{
    enum { ROOM = 1 << 20 };
    const int width[] = { 784, 128, 64, 10 };
    void *block = malloc(ROOM);
    Arena a = arena_over(block, block == NULL ? 0 : ROOM);
    Term f, g;
    MemoryPlan p;
    term_begin(&a, "perceptron", &f);
    term_begin(&a, "gradient", &g);
    perceptron(3, width, 32, &f);
    term_gradient(&f, &g);
    if (g.status != OK || plan_memory(&g, 1, &a, &p) != OK)
        return 1;
    print_values(&f, &g, &p);
    projections(&a), functions(&a), spelling();
    puts("== order\n     n      A (B X)     chosen");
    for (int n = 16; n <= 256; n *= 2)
        order(&a, n);
    free(block);
    return 0;
}
