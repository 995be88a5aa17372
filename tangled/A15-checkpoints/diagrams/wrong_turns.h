/* wrong_turns.h - parameters through text. */
#ifndef WRONG_TURNS_H
#define WRONG_TURNS_H

#include "compose.h"
#include "decimals.h"
#include "named_state.h"

static inline void six_digits(const State *restrict x, State *restrict y)
{
    const Parameters *from = &x->learner.parameters;
    Parameters *to = &y->learner.parameters;
    *y = *x;
    for (int i = 0; i < VOCABULARY; i++)
        for (int j = 0; j < WIDTH; j++)
            to->embedding.at[i][j] =
                (real)through_decimals(6, (float)from->embedding.at[i][j]);
}
ARROW(six_digits, State, State);

#endif
