#include "11.1.h"

void residual_block(int width, int hidden, int batch, Term *t)
{
    const int w1 = term_input(t, DIMS(hidden, width));
    const int w2 = term_input(t, DIMS(width, hidden));
    const int x = term_input(t, DIMS(width, batch));
    const int h = APPLY(t, RELU, APPLY(t, MATMUL, w1, x));
    term_output(t, APPLY(t, ADD, x, APPLY(t, MATMUL, w2, h)));
}
