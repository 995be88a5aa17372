#include "kinds.h"

ARROW(last_of_tokens, Text, TokenOption);
ARROW(last_of_kinds, KindList, KindOption);
