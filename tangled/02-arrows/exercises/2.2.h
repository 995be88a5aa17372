#include "compose.h"
#include "objects.h"

PRODUCT(LeftTriple, Example, both, Loss, third);
PRODUCT(TokenAndLoss, TokenId, token, Loss, loss);
PRODUCT(RightTriple, TokenId, first, TokenAndLoss, rest);
ARROW(regrouped, LeftTriple, RightTriple);
