/* Exercise 3.1: ln (p_i / p_j), from the logits. */
#include "3.1.h"

real log_odds(const Logits *x, TokenId i, TokenId j)
{
    (void)x, (void)i, (void)j;
    return 0;
}
