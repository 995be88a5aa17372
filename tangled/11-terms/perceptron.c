/* perceptron.c - layers with biases and rectifiers; descent as a term. */
#include "perceptron.h"
#include "term_lens.h"

void perceptron(int layers, const int sizes[], int batch, int with_loss,
                Term *t)
{
    const int first = t->wire.count;
    for (int l = 0; l < layers; l++) {
        term_input(t, DIMS(sizes[l + 1], sizes[l]));
        term_input(t, DIMS(sizes[l + 1]));
    }
    int x = term_input(t, DIMS(sizes[0], batch));
    const int labels = with_loss ? term_input(t, DIMS(batch)) : NONE;
    for (int l = 0; l < layers && t->status == OK; l++) {
        x = APPLY(t, MATMUL, first + 2 * l, x);
        x = APPLY(t, BIAS, first + 2 * l + 1, x);
        if (l + 1 < layers)
            x = APPLY(t, RELU, x);
    }
    if (with_loss)
        x = APPLY(t, CROSS_ENTROPY, labels, x);
    term_output(t, x);
}

void term_descent(const Term *f, int parameters, double rate, Term *step)
{
    Term g;
    const int n = f->input.count;
    const Dims loss = term_out(f, 0);
    const Attributes seed = { loss, 1.0 / dims_count(loss) };
    const Attributes down = { .value = -rate };
    term_begin(step->arena, "gradient", &g);
    term_gradient(f, &g);
    int *wire = arena_take(step->arena, 2 * (size_t)n + 2, sizeof *wire);
    if (wire == NULL)
        term_refuse(step, TOO_LONG, "%s: expected room for %d wires, but the"
            " arena is exhausted", step->name, 2 * n + 2);
    for (int i = 0; i < n && step->status == OK; i++)
        wire[i] = term_input(step, term_in(f, i));
    if (step->status != OK)
        return;
    wire[n] = term_apply(step, CONSTANT, &seed, 0, NULL);
    int *const out = wire + n + 1;      /* the loss, and the gradient */
    term_append(step, &g, wire, out);
    for (int i = 0; i < parameters && step->status == OK; i++)
        term_output(step, APPLY(step, ADD, wire[i],
            APPLY_WITH(step, SCALE, &down, out[1 + i])));
    term_output(step, out[0]);
}
