/* functions.h - the four functions beside those of the C library. */
#ifndef FUNCTIONS_H
#define FUNCTIONS_H

#include "elementary.h"

typedef struct Function {
    const char *name;
    float (*ours)(float x);
    float (*libm)(float x);
    double (*exact)(double x);          /* far better than a float */
    float from, to;     /* beyond, it is constant; or odd, the tangent */
} Function;
Function function(int i);               /* 0 <= i < ELEMENTARY_FUNCTIONS */

/* How far y is from exact, in units of the last place of exact. */
double error_in_ulps(float y, double exact);

/* The i-th float of a sequence that has all of them, the order being such
 * that any thousand come from everywhere. */
float scattered_float(uint32_t i);

/* Floats in their order, and back: the number of 0 is 0. */
float float_number(int32_t i);
int32_t number_of_float(float x);

#endif
