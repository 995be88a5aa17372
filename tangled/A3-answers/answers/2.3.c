#include "surprise.h"

PARAMETRIC(smooth_at_once, Smoothing, Sequence, Distribution);

void smooth_at_once(const Smoothing *restrict p,
    const Sequence *restrict x, Distribution *restrict y)
{
    int times[VOCABULARY] = { 0 };
    for (int i = 0; i < x->length; i++)
        times[x->at[i].index]++;
    for (int t = 0; t < VOCABULARY; t++)
        y->at[t] = (1 - p->share) * ((real)times[t] / (real)x->length)
                 + p->share / VOCABULARY;
}
