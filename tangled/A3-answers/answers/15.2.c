/* 15.2.c - first in a linear order. */
#include "15.2.h"

Found further_up(Found a, Found b)
{
    const int a_first = a.value > b.value
        || (a.value == b.value && a.place < b.place);
    return a_first ? a : b;
}
