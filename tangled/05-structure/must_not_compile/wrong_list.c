/* expect: cannot map TokenToKind_at over KindList: its domain is not what KindList is made of */
#include "kinds.h"

#ifdef ILL_TYPED
LIST_MAP(mapped, KindList, KindList, TokenToKind_at);
#else
LIST_MAP(mapped, Text, KindList, TokenToKind_at);
#endif
