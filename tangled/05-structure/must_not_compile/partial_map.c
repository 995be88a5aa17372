/* expect: cannot map token_id: it may refuse */
#include "kinds.h"

LIST(Numbers, Integer);
#ifdef ILL_TYPED
LIST_MAP(mapped, Numbers, Text, token_id);
#else
COMPOSE_PARTIAL(checked, TokenToKind, token_id, NULL, TokenToKind_at, p);
#endif
