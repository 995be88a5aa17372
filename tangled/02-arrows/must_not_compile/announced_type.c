/* expect: conflicting types for 'answer' */
#include "surprise.h"

#ifdef ILL_TYPED
static inline void answer(const Sequence *restrict, Distribution *restrict);
#else
static inline void answer(const Sequence *restrict, TokenId *restrict);
#endif
COMPOSE(answer, frequencies, most_likely);
