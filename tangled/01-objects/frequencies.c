/* frequencies.c - how often each token occurs, with tests and without. */
#include "frequencies.h"

enum status checked_frequencies(const Unit *restrict p,
    const Integers *restrict x, Distribution *restrict y)
{
    int times[VOCABULARY] = { 0 };
    (void)p;
    if (x->length < 1)
        return EMPTY;
    if (x->length > CAPACITY)
        return TOO_LONG;
    for (int i = 0; i < x->length; i++) {
        int token = x->at[i].value;
        if (token < 0 || token >= VOCABULARY)
            return OUT_OF_RANGE;
        times[token]++;
    }
    for (int t = 0; t < VOCABULARY; t++)
        y->at[t] = (real)times[t] / (real)x->length;
    return OK;
}

void frequencies(const Sequence *restrict x, Distribution *restrict y)
{
    int times[VOCABULARY] = { 0 };
    for (int i = 0; i < x->length; i++)
        times[x->at[i].index]++;
    for (int t = 0; t < VOCABULARY; t++)
        y->at[t] = (real)times[t] / (real)x->length;
}
