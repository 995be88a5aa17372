/* kinds.h - tokens, their kinds, and what is made of them. */
#ifndef KINDS_H
#define KINDS_H

#include "counts.h"
#include "functor.h"
#include "masses.h"
#include "natural.h"

FINITE(Kind, 3);                        /* 0 <= index < 3 */
FINITE(Side, 2);                        /* 0 <= index < 2 */
FUNCTIONS(TokenToKind, TokenId, Kind);
FUNCTIONS(KindToSide, Kind, Side);

/* A function f and a function g, and f ; g. */
PRODUCT(TwoTables, TokenToKind, f, KindToSide, g);
COMPOSE_WITH(token_side, TwoTables,
             TokenToKind_at, &p->f, KindToSide_at, &p->g);

typedef TokenId Text_of;
LIST(KindList, Kind);                   /* 0 <= length <= CAPACITY */
LIST(SideList, Side);
LIST_MAP(list_f, Text, KindList, TokenToKind_at);
LIST_MAP(list_g, KindList, SideList, KindToSide_at);
LIST_MAP(list_fg, Text, SideList, token_side);

OPTION(TokenOption, TokenId);           /* some is 0 or 1 */
OPTION(KindOption, Kind);
OPTION(SideOption, Side);
OPTION_MAP(option_f, TokenOption, KindOption, TokenToKind_at);
OPTION_MAP(option_g, KindOption, SideOption, KindToSide_at);
OPTION_MAP(option_fg, TokenOption, SideOption, token_side);

PAIR(TokenPair, TokenId);
PAIR(KindPair, Kind);
PAIR(SidePair, Side);
PAIR_MAP(pair_f, TokenPair, KindPair, TokenToKind_at);
PAIR_MAP(pair_g, KindPair, SidePair, KindToSide_at);
PAIR_MAP(pair_fg, TokenPair, SidePair, token_side);

MASSES(TokenHistogram, TokenId, int);   /* >= 0; the sum fits */
MASSES(KindHistogram, Kind, int);
MASSES(SideHistogram, Side, int);
PUSH(push_f, TokenHistogram, KindHistogram, TokenToKind_at);
PUSH(push_g, KindHistogram, SideHistogram, KindToSide_at);
PUSH(push_fg, TokenHistogram, SideHistogram, token_side);

typedef TokenId Distribution_of;
MASSES(KindDistribution, Kind, real);   /* >= 0; sum 1 within rounding */
MASSES(SideDistribution, Side, real);
PUSH(carry_f, Distribution, KindDistribution, TokenToKind_at);
PUSH(carry_g, KindDistribution, SideDistribution, KindToSide_at);
PUSH(carry_fg, Distribution, SideDistribution, token_side);

HEAD(first_of_tokens, Text, TokenOption);
HEAD(first_of_kinds, KindList, KindOption);
AS_LIST(tokens_of_option, TokenOption, Text);
AS_LIST(kinds_of_option, KindOption, KindList);
COUNT(count_tokens, Text, TokenHistogram);
COUNT(count_kinds, KindList, KindHistogram);

LIST(KindSequence, Kind);               /* 1 <= length <= CAPACITY */
LIST_MAP(sequence_f, Sequence, KindSequence, TokenToKind_at);
ARROW(kind_frequencies, KindSequence, KindDistribution);

#endif
