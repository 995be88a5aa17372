/* Exercise 2.2: triples, regrouped by projections. */
#include "2.2.h"

void regrouped(const LeftTriple *restrict x, RightTriple *restrict y)
{
    *y = (RightTriple){ x->both.input, { x->both.input, x->third } };
}
