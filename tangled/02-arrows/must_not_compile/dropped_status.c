/* expect: ignoring return value */
#include "objects.h"

void use(const Integer *x, TokenId *y);
#ifdef ILL_TYPED
void use(const Integer *x, TokenId *y) { token_id(NULL, x, y); }
#else
void use(const Integer *x, TokenId *y) { if (token_id(NULL, x, y)) *y = *y; }
#endif
