/* judges.h - is this the reverse pass of that primitive? */
#ifndef JUDGES_H
#define JUDGES_H

#include "instances.h"

/* A reverse pass, compiled over reals and over dual numbers. */
typedef struct Claim {
    const Instance *f;
    RealReverse *reverse;
    DualReverse *dual_reverse;
} Claim;
Claim right_claim(enum operation op);

/* adjoint_gap   |<u, D f v> - <r u, v>|, in double, over the sizes added
 * single_gap    |difference - gradient|, at the largest coordinate of dp and
 *               at that of dx, in single precision
 * double_gap    the same along v, in double, over the sizes added
 * Infinite if anything is not a number. */
double adjoint_gap(const Claim *c, const Case *at);
double single_gap(const Claim *c, const Case *at, double step);
double double_gap(const Claim *c, const Case *at, double step);

/* What each may be at most. */
#define ADJOINT_TOLERANCE 1e-13
#define SINGLE_TOLERANCE 1e-2
#define DOUBLE_TOLERANCE 1e-7

#endif
