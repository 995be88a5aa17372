/* Exercise 11.4: two factors in a row are one. */
#include "11.4.h"

void one_factor(const Term *f, Term *h)
{
    term_normal(f, h);
}
