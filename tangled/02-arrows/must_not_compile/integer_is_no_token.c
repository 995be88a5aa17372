/* expect: incompatible pointer type */
#include "surprise.h"

#ifdef ILL_TYPED
void use(const Surprises *s, const Integer *i, Loss *y);
void use(const Surprises *s, const Integer *i, Loss *y)
{ surprise_at(i, s, y); }
#else
void use(const Surprises *s, const TokenId *i, Loss *y);
void use(const Surprises *s, const TokenId *i, Loss *y)
{ surprise_at(i, s, y); }
#endif
