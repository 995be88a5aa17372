/* Exercise 2.1: the last token, as a composite. */
#include "2.1.h"

COMPOSE(final_token, reversed, reversed, first_token);  /* not yet */

void last_of(const Sequence *restrict x, TokenId *restrict y)
{
    final_token(x, y);
}

void trace_of_last(Trace *t)
{
    final_token_trace(NULL, t);
}
