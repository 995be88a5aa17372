/* demo.c - what is read off a term, and what is refused. */
#include "columns.h"
#include "evaluate.h"
#include "memory_plan.h"
#include "perceptron.h"
#include "rewrites.h"
#include "term_lens.h"
#include <stdio.h>
#include <stdlib.h>

enum { LAYERS = 3, BATCH = 32, ROOM = 1 << 20 };
static const int width[LAYERS + 1] = { 784, 128, 64, 10 };

static Term begun(Arena *a, const char *name)
{
    Term t;
    term_begin(a, name, &t);
    return t;
}

/* A term and its value at 3, or at 3 and 1. */
static void show_term(const char *what, const Term *t, Arena *a)
{
    const real three = 3, one = 1, *const in[] = { &three, &one };
    real *out[1];
    if (evaluate(t, in, a, out, NULL) != OK)
        return;
    printf("%s: x is w0, ", what);
    if (t->input.count > 1)
        printf("d is w%d, ", t->input.at[1]);
    printf("the output is w%d = %g\n", t->output.at[0], (double)out[0][0]);
    for (int i = 0; i < t->operation.count; i++) {
        const Operation *o = &t->operation.at[i];
        printf("    w%d = %s w%d w%d\n", o->out, signature[o->generator].name,
               operation_input(t, o, 0), operation_input(t, o, 1));
    }
}

static void show_by_hand(Arena *a)
{
    Term f = begun(a, "f"), r = begun(a, "R f"), s = begun(a, "swept");
    Term h = begun(a, "shared");
    const int x = term_input(&f, DIMS(1));
    term_output(&f, APPLY(&f, ADD, APPLY(&f, MULTIPLY, x, x), x));
    term_reverse(&f, &r);
    term_sweep(&r, &s);
    term_share(&s, &h);
    puts("== by hand");
    show_term("f", &f, a);
    show_term("R f", &r, a);
    show_term("swept", &s, a);
    show_term("shared", &h, a);
}

static void show_refusals(Arena *a)
{
    Term embed = begun(a, "embed"), readout = begun(a, "readout");
    Term h = begun(a, "h"), wrong = begun(a, "perceptron");
    const int order[] = { 0 };
    const Dims image = DIMS(3, 4), five = DIMS(5);
    term_rewire(1, &image, 1, order, &embed);
    term_rewire(1, &five, 1, order, &readout);
    puts("== refused");
    term_compose(&readout, &embed, &h);
    puts(h.why.text);
    perceptron(1, (const int[]){ 784, 0 }, BATCH, &wrong);
    puts(wrong.why.text);
    wrong = begun(a, "wrong");
    APPLY(&wrong, MATMUL, term_input(&wrong, DIMS(64, 784)),
          term_input(&wrong, DIMS(128, BATCH)));
    puts(wrong.why.text);
}

static void show_layers(Arena *a)
{
    puts("== layers\nlayer        flops      calls    numbers       kept"
         " parameters");
    for (int i = 0; i < LAYERS; i++) {
        Term t = begun(a, "layer");
        dense(width[i + 1], width[i], BATCH, i == LAYERS - 1, &t);
        int *seen = term_room(&t, t.wire.count);
        double each, once;
        const Expense e = term_expense(&t);
        if (t.status != OK)
            return;
        term_residual(&t, seen, &each, &once);
        printf("%-3d -> %-3d %9.0f %10.0f %10.0f %10.0f %10d\n", width[i],
               width[i + 1], e.flops, e.calls, e.numbers, once,
               dims_count(term_in(&t, 0)) + dims_count(term_in(&t, 1)));
    }
}

static void show(const char *what, const Term *t, Arena *a)
{
    MemoryPlan p;
    double all = 0;
    if (t->status != OK || plan_memory(t, 1, a, &p) != OK)
        return;
    for (int w = 0; w < t->wire.count; w++)
        all += p.at[w] == OUTSIDE ? 0 : dims_count(t->wire.at[w]);
    printf("%-16s %10d %12.0f %8.0f %9.0f %9zu %9zu\n", what,
           t->operation.count, term_expense(t).flops, term_expense(t).calls,
           all, p.live, p.size);
}

int main(void)
{
    void *block = malloc(ROOM);
    if (block == NULL)
        return 1;
    Arena a = arena_over(block, ROOM);
    Term f = begun(&a, "perceptron"), g = begun(&a, "gradient");
    Term s = begun(&a, "swept"), h = begun(&a, "shared");
    Term second = begun(&a, "second");
    show_refusals(&a), show_by_hand(&a), show_layers(&a);
    perceptron(LAYERS, width, BATCH, &f);
    term_gradient(&f, &g);
    term_sweep(&g, &s);
    term_share(&s, &h);
    term_reverse(&g, &second);
    puts("== terms\n                 operations        flops    calls"
         "     reals      live     arena");
    show("forward", &f, &a);
    show("gradient", &g, &a);
    show("swept, shared", &h, &a);
    show("second", &second, &a);
    free(block);
    return 0;
}
