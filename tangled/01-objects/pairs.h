/* pairs.h - arrows into and out of pairs. */
#ifndef PAIRS_H
#define PAIRS_H

#include "objects.h"

ARROW(first_token, Sequence, TokenId);
ARROW(last_token, Sequence, TokenId);
ARROW(ends, Sequence, Example);
ARROW(reversed, Sequence, Sequence);
PAIRING(swapped, Example, Example_target, Example_input);
PAIRING(first_and_last, Example, first_token, last_token);

PARTIAL(input_token, Unit, IntegerPair, TokenId);
PARTIAL(target_token, Unit, IntegerPair, TokenId);

#endif
