/* lines.h - two constructors on the two halves of a line, in either order. */
#ifndef LINES_H
#define LINES_H

#include "compose.h"
#include "objects.h"

PRODUCT(RawLine, Integer, token, Real, loss);
PRODUCT(TokenLine, TokenId, token, Real, loss);
PRODUCT(LossLine, Integer, token, Loss, loss);
PRODUCT(Line, TokenId, token, Loss, loss);

PARTIAL(token_first, Unit, RawLine, TokenLine);
PARTIAL(then_loss, Unit, TokenLine, Line);
PARTIAL(loss_first, Unit, RawLine, LossLine);
PARTIAL(then_token, Unit, LossLine, Line);

#endif
