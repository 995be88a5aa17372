/* Exercise 5.2: the most likely token, and the most likely kind. */
#include "5.2.h"

void find_tokens_and_kinds(TokenHistogram *x, TokenToKind *f)
{
    *x = (TokenHistogram){ { 2, 1, 0, 0, 0 } };
    *f = (TokenToKind){ { { 0 }, { 1 }, { 1 }, { 1 }, { 1 } } };
}
