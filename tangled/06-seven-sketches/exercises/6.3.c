/* Exercise 6.3: a filter, drawn. */
#include "6.3.h"

int filter(Flow *x)
{
    int add = flow_generator(x, ADD, 0);
    return flow_beside(x, add, add);    /* 4 -> 2, but another matrix */
}
