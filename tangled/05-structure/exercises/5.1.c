/* Exercise 5.1: the last element, as a natural transformation. */
#include "5.1.h"

void last_of_tokens(const Text *restrict x, TokenOption *restrict y)
{
    first_of_tokens(x, y);
}

void last_of_kinds(const KindList *restrict x, KindOption *restrict y)
{
    first_of_kinds(x, y);
}
