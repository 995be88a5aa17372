#include "term_lens.h"

/* A x B' -> the gradients of inputs first, first + 1, ...; h is begun */
void gradient_from(const Term *f, int first, Term *h);
