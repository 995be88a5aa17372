/* Exercise 11.2: only the gradients that are needed. */
#include "11.2.h"

void gradient_from(const Term *f, int first, Term *h)
{
    (void)first;
    term_reverse(f, h);
}
