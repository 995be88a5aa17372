/* rounding.h - numbers, their codes, and three ways to round. */
#ifndef ROUNDING_H
#define ROUNDING_H

#include "arrow.h"
#include "source.h"
#include <stdio.h>

typedef struct { real value; } Number;          /* dimensionless */
typedef struct { int value; } Code;

ARROW(negate, Number, Number);
ARROW(twice, Number, Number);
ARROW(snap, Number, Number);            /* to a multiple of a quarter */
ARROW(opposite, Code, Code);
ARROW(nearest, Number, Code);           /* ties go away from zero */
ARROW(hasty, Number, Code);             /* floor (x + 1/2) */

void Number_sample(Source *s, Number *x);
double Number_gap(const Number *a, const Number *b);
void Number_print(FILE *out, const Number *x);
double Code_gap(const Code *a, const Code *b);
void Code_print(FILE *out, const Code *x);

#endif
