#include "objects.h"

void find_list(Integers *x);    /* one on which the equation fails */
