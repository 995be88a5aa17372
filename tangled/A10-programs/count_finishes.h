/* count_finishes.h - the products of a program that end in f; for tests. */
#ifndef COUNT_FINISHES_H
#define COUNT_FINISHES_H

#include "program.h"

static inline int count_finishes(const Program *p, enum product_finish f)
{
    int n = 0;
    for (int i = 0; i < p->list.count; i++)
        n += p->list.at[i].code == RUN_PRODUCT
            && p->list.at[i].product.finish == f;
    return n;
}

#endif
