/* expect: cannot map KindToSide_at into KindHistogram: its codomain is not what KindHistogram is made of */
#include "kinds.h"

#ifdef ILL_TYPED
PUSH(pushed, KindHistogram, KindHistogram, KindToSide_at);
#else
PUSH(pushed, KindHistogram, SideHistogram, KindToSide_at);
#endif
