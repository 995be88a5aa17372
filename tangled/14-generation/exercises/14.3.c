/* Exercise 14.3: how far to draft. */
#include "14.3.h"

double tokens_of_a_round(double alpha, int ahead)
{
    return 1 + alpha * ahead;
}

int best_ahead(double alpha, double cost)
{
    return alpha > cost ? 64 : 0;
}
