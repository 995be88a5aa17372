#include "gpt.h"

/* copy ; (1 x f) ; (1 x gain) ; add: inputs of f, then g [rows of x] */
void gated_residual(const Term *f, Term *t);
