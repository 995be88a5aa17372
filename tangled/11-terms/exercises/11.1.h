#include "term.h"

/* W1 hidden x width, W2 width x hidden, x width x batch; t is begun */
void residual_block(int width, int hidden, int batch, Term *t);
