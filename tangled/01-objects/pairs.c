/* pairs.c - arrows into and out of pairs. */
#include "pairs.h"

void first_token(const Sequence *restrict x, TokenId *restrict y)
{
    *y = x->at[0];
}

void last_token(const Sequence *restrict x, TokenId *restrict y)
{
    *y = x->at[x->length - 1];
}

void ends(const Sequence *restrict x, Example *restrict y)
{
    y->input.index = x->at[0].index;
    y->target.index = x->at[x->length - 1].index;
}

void reversed(const Sequence *restrict x, Sequence *restrict y)
{
    y->length = x->length;
    for (int i = 0; i < x->length; i++)
        y->at[i] = x->at[x->length - 1 - i];
}

enum status input_token(const Unit *restrict p,
    const IntegerPair *restrict x, TokenId *restrict y)
{
    return token_id(p, &x->input, y);
}

enum status target_token(const Unit *restrict p,
    const IntegerPair *restrict x, TokenId *restrict y)
{
    return token_id(p, &x->target, y);
}
