#include "1.3.h"
#include "sample_objects.h"
#include <math.h>

double Outcome_gap(const Outcome *a, const Outcome *b)
{
    if (a->status != b->status)
        return INFINITY;
    return a->status == OK ? TokenId_gap(&a->token, &b->token) : 0;
}
