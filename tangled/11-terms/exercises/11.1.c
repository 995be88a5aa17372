/* Exercise 11.1: a block with a residual connection. */
#include "11.1.h"

void residual_block(int width, int hidden, int batch, Term *t)
{
    term_input(t, DIMS(hidden, width));
    term_input(t, DIMS(width, hidden));
    const int x = term_input(t, DIMS(width, batch));
    term_output(t, APPLY(t, RELU, x));
}
