#include "5.1.h"

#define LAST(h, L, O) \
    void h(const L *restrict x, O *restrict y) \
    { \
        memset(y, 0, sizeof *y); \
        y->some = x->length > 0; \
        if (y->some) \
            y->value = x->at[x->length - 1]; \
    } \
    typedef L h##_list

LAST(last_of_tokens, Text, TokenOption);
LAST(last_of_kinds, KindList, KindOption);
