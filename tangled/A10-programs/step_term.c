/* step_term.c - one step of descent, as a term. */
#include "step_term.h"
#include "term_lens.h"
#include <assert.h>

/* The inputs of f as inputs of the step: first the last ones. */
static void begin_step(const Term *f, int parameters, int wire[], Term *step)
{
    const int n = f->input.count, others = n - parameters;
    for (int i = 0; i < n; i++) {
        const int from = i < parameters ? others + i : i - parameters;
        wire[from] = term_input(step, term_in(f, from));
    }
    wire[n] = term_apply(step, CONSTANT, &(Attributes){ .value = 1 }, 0,
                         NULL);
}

void term_descent(const Term *f, int parameters, double rate, Term *step)
{
    const Attributes down = { .value = -rate };
    const int n = f->input.count, others = n - parameters;
    Term g, loss = *f;
    loss.output.count = 1;              /* the other outputs are not wanted */
    term_begin(step->arena, "gradient", &g);
    term_gradient(&loss, &g);
    int *wire = arena_take(step->arena, 2 * (size_t)n + 2, sizeof *wire);
    if (wire == NULL) {
        term_refuse(step, TOO_LONG, "%s: expected room for %d wires, but the"
            " arena is exhausted", step->name, 2 * n + 2);
        return;
    }
    int *const out = wire + n + 1;      /* the loss, and the gradient */
    begin_step(f, parameters, wire, step);
    term_append(step, &g, wire, out);
    for (int i = others; i < n && step->status == OK; i++)
        term_output(step, APPLY(step, ADD, wire[i],
            APPLY_WITH(step, SCALE, &down, out[1 + i])));
    if (step->status == OK)
        term_output(step, out[0]);
}
