/* expect: cannot compose tied ; frozen: the gradients of frozen are not those that tied takes */
#include "cells.h"

INLINE void frozen(const there_and_back_pair *restrict q,
                   there_and_back_pair *restrict p) { *p = *q; }
INLINE void frozen_reverse(const there_and_back_pair *restrict q,
    const there_and_back_pair *restrict dp, Unit *restrict dq)
{
    (void)q, (void)dp, (void)dq;
}
CELL(frozen, there_and_back_pair, Unit, there_and_back_pair,
     there_and_back_pair);
REPARAMETRISE(fixed, frozen, there_and_back);

#ifdef ILL_TYPED
VERTICAL(wrong, tied, frozen);
#endif
