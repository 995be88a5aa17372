#include "compose.h"
#include "pairs.h"

void last_of(const Sequence *restrict x, TokenId *restrict y);
void trace_of_last(Trace *t);   /* of the composite that last_of calls */
