#include "2.1.h"

COMPOSE(final_token, reversed, first_token);

void last_of(const Sequence *restrict x, TokenId *restrict y)
{
    final_token(x, y);
}

void trace_of_last(Trace *t)
{
    final_token_trace(NULL, t);
}
