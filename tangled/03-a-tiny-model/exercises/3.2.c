/* Exercise 3.2: softmax at a temperature. */
#include "3.2.h"

enum status soften(const Temperature *restrict p, const Logits *restrict x,
                   Distribution *restrict y)
{
    (void)p;
    softmax(x, y);
    return OK;
}
