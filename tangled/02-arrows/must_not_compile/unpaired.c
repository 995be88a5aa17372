/* expect: cannot pair first_token and most_likely: the domain of first_token is not the domain of most_likely */
#include "pairs.h"
#include "surprise.h"

#ifdef ILL_TYPED
PAIRING(wrong, Example, first_token, most_likely);
#else
PAIRING(right, Example, first_token, last_token);
#endif
