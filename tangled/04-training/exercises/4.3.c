/* Exercise 4.3: momentum belongs to the state. */
#include "4.3.h"

void pack_ball(const Ball *restrict x, Packed *restrict y)
{
    y->length = 5;
    for (int i = 0; i < 3; i++)
        y->at[i] = x->at[i];
    y->at[3] = x->rate;
    y->at[4] = x->momentum;
}

void unpack_ball(const Packed *restrict x, Ball *restrict y)
{
    for (int i = 0; i < 3; i++) {
        y->at[i] = x->at[i];
        y->velocity[i] = 0;
    }
    y->rate = x->at[3];
    y->momentum = x->at[4];
}
