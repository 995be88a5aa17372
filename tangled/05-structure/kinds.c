/* kinds.c - how often each kind occurs. */
#include "kinds.h"

void kind_frequencies(const KindSequence *restrict x,
                      KindDistribution *restrict y)
{
    int times[Kind_count] = { 0 };
    for (int i = 0; i < x->length; i++)
        times[x->at[i].index]++;
    for (int k = 0; k < Kind_count; k++)
        y->at[k] = (real)times[k] / (real)x->length;
}
