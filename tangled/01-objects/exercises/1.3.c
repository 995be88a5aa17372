/* Exercise 1.3: when two outcomes are equal. */
#include "1.3.h"
#include "sample_objects.h"

double Outcome_gap(const Outcome *a, const Outcome *b)
{
    return TokenId_gap(&a->token, &b->token);
}
