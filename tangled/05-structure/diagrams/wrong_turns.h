/* wrong_turns.h - what looks like a map and is none. */
#ifndef WRONG_TURNS_H
#define WRONG_TURNS_H

#include "exact.h"
#include "kinds.h"
#include "predictions.h"

static int calls;                       /* what no signature mentions */

INLINE void numbered(const TokenId *restrict x, TokenId *restrict y)
{
    y->index = (x->index + calls++) % VOCABULARY;
}
ARROW(numbered, TokenId, TokenId);
COMPOSE(numbered_twice, numbered, numbered);
LIST_MAP(second_pass, Text, Text, numbered);
LIST_MAP(passes_in_one, Text, Text, numbered_twice);

INLINE void first_pass(const Text *restrict x, Text *restrict y)
{
    calls = 0;
    second_pass(NULL, x, y);
}
ARROW(first_pass, Text, Text);

INLINE void one_pass(const Text *restrict x, Text *restrict y)
{
    calls = 0;
    passes_in_one(NULL, x, y);
}
ARROW(one_pass, Text, Text);

/* h : L -> M, which stops at the first element that f refuses. */
#define LIST_MAP_PARTIAL(h, L, M, f) \
    MUST_CHECK INLINE enum status h(const f##_par *restrict p, \
        const L *restrict x, M *restrict y) \
    { \
        enum status s = OK; \
        y->length = x->length; \
        for (int i = 0; s == OK && i < x->length; i++) \
            s = f##_apply(p, &x->at[i], &y->at[i]); \
        return s; \
    } \
    PARTIAL(h, f##_par, L, M)

LIST(Numbers, Integer);                 /* 0 <= length <= CAPACITY */

MUST_CHECK INLINE enum status no_padding(const Unit *restrict p,
    const TokenId *restrict x, TokenId *restrict y)
{
    (void)p;
    *y = *x;
    return x->index == 0 ? EMPTY : OK;
}
PARTIAL(no_padding, Unit, TokenId, TokenId);
COMPOSE_PARTIAL(checked_token, Unit, token_id, NULL, no_padding, NULL);
LIST_MAP_PARTIAL(tokens_of, Numbers, Text, token_id);
LIST_MAP_PARTIAL(unpadded, Text, Text, no_padding);
LIST_MAP_PARTIAL(checked_tokens, Numbers, Text, checked_token);

/* The mass of k is that of the first token of kind k. */
INLINE void relabelled(const TokenToKind *restrict p,
    const TokenHistogram *restrict x, KindHistogram *restrict y)
{
    memset(y, 0, sizeof *y);
    for (int i = VOCABULARY - 1; i >= 0; i--)
        y->at[p->at[i].index] = x->at[i];
}
PARAMETRIC(relabelled, TokenToKind, TokenHistogram, KindHistogram);

#endif
