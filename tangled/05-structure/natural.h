/* natural.h - families of arrows, a component for each object. */
#ifndef NATURAL_H
#define NATURAL_H

#include "compose.h"
#include <string.h>

/* List A -> Option A: the first element, if there is one. */
#define HEAD(h, L, O) \
    INLINE void h(const L *restrict x, O *restrict y) \
    { \
        memset(y, 0, sizeof *y); \
        y->some = x->length > 0; \
        if (y->some) \
            y->value = x->at[0]; \
    } \
    ARROW(h, L, O)

/* Option A -> List A: none or one. */
#define AS_LIST(h, O, L) \
    INLINE void h(const O *restrict x, L *restrict y) \
    { \
        y->length = x->some; \
        if (x->some) \
            y->at[0] = x->value; \
    } \
    ARROW(h, O, L)

/* List A -> H A: how often each element occurs. */
#define COUNT(h, L, H) \
    INLINE void h(const L *restrict x, H *restrict y) \
    { \
        memset(y, 0, sizeof *y); \
        for (int i = 0; i < x->length; i++) \
            y->at[x->at[i].index]++; \
    } \
    ARROW(h, L, H)

#endif
