/* perceptron.c - a multi-layer perceptron as a term, from its widths. */
#include "perceptron.h"

void dense(int rows, int columns, int batch, int last, Term *t)
{
    const int w = term_input(t, DIMS(rows, columns));
    const int b = term_input(t, DIMS(rows));
    const int x = term_input(t, DIMS(columns, batch));
    const int y = APPLY(t, BIAS, b, APPLY(t, MATMUL, w, x));
    if (t->status == OK)
        term_output(t, last ? y : APPLY(t, RELU, y));
}

void perceptron(int layers, const int width[], int batch, Term *t)
{
    int x = term_input(t, DIMS(width[0], batch));
    const int labels = term_input(t, DIMS(batch));
    for (int i = 0; i < layers && t->status == OK; i++) {
        Term layer;
        term_begin(t->arena, "layer", &layer);
        dense(width[i + 1], width[i], batch, i == layers - 1, &layer);
        const int in[] = { term_input(t, DIMS(width[i + 1], width[i])),
                           term_input(t, DIMS(width[i + 1])), x };
        term_append(t, &layer, in, &x);
    }
    const int losses = APPLY(t, CROSS_ENTROPY, labels, x);
    const int mean = APPLY_WITH(t, SCALE, &(Attributes){ .value
        = 1.0 / (batch > 0 ? batch : 1) }, APPLY(t, SUM, losses));
    if (t->status == OK) {
        term_output(t, mean);
        term_output(t, x);
    }
}
