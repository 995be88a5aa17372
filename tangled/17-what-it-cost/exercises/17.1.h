/* 17.1.h - the smallest products that are bound by arithmetic. */
#include "roofline.h"

/* n x n times n x n: the least n; n x n times n x c: the least c from 1, or 0
 * if there is none. */
int least_side(Machine m);
int least_columns(Machine m, int n);
