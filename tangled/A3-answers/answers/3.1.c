/* Answer 3.1: the odds are in the logits. */
#include "3.1.h"

real log_odds(const Logits *x, TokenId i, TokenId j)
{
    return x->at[i.index] - x->at[j.index];
}
