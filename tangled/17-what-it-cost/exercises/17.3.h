/* 17.3.h - a chain, in instructions of one operation or two. */
#include "roofline.h"

/* least_chain - seconds, at best
 *   part     [n] demands of f_1, ..., f_n, 0 < n <= 20
 *   between  [n - 1] bytes of what lies between f_i and f_(i+1)            */
double least_chain(Machine m, int n, const Demand part[],
                   const double between[]);
