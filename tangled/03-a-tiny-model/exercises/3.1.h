#include "model.h"

real log_odds(const Logits *x, TokenId i, TokenId j);
