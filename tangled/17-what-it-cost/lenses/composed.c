/* composed.c - the gradient of chapter 8's network, without copies. */
#include "network.h"

void gradient_of_pairs(const judged_pair *restrict p,
    const Pixels *restrict x, judged_pair *restrict dp, Pixels *restrict dx);

void gradient_of_pairs(const judged_pair *restrict p,
    const Pixels *restrict x, judged_pair *restrict dp, Pixels *restrict dx)
{
    judged_tape t;
    Number z;
    judged_forward(p, x, &z, &t);
    judged_reverse(p, &t, &(Number){ { 1 } }, dp, dx);
}
