/* lines.c - two constructors on the two halves of a line, in either order. */
#include "lines.h"

enum status token_first(const Unit *restrict p,
    const RawLine *restrict x, TokenLine *restrict y)
{
    y->loss = x->loss;
    return token_id(p, &x->token, &y->token);
}

enum status then_loss(const Unit *restrict p,
    const TokenLine *restrict x, Line *restrict y)
{
    y->token = x->token;
    return loss(p, &x->loss, &y->loss);
}

enum status loss_first(const Unit *restrict p,
    const RawLine *restrict x, LossLine *restrict y)
{
    y->token = x->token;
    return loss(p, &x->loss, &y->loss);
}

enum status then_token(const Unit *restrict p,
    const LossLine *restrict x, Line *restrict y)
{
    y->loss = x->loss;
    return token_id(p, &x->token, &y->token);
}
