#include "kinds.h"

void find_tokens_and_kinds(TokenHistogram *x, TokenToKind *f);
