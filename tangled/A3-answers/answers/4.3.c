/* Answer 4.3: the velocity is part of the state. */
#include "4.3.h"

void pack_ball(const Ball *restrict x, Packed *restrict y)
{
    y->length = 8;
    for (int i = 0; i < 3; i++) {
        y->at[i] = x->at[i];
        y->at[3 + i] = x->velocity[i];
    }
    y->at[6] = x->rate;
    y->at[7] = x->momentum;
}

void unpack_ball(const Packed *restrict x, Ball *restrict y)
{
    for (int i = 0; i < 3; i++) {
        y->at[i] = x->at[i];
        y->velocity[i] = x->at[3 + i];
    }
    y->rate = x->at[6];
    y->momentum = x->at[7];
}
