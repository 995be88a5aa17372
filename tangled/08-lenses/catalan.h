/* catalan.h - all bracketings of a few layers, by number. */
#ifndef CATALAN_H
#define CATALAN_H

#include "bracketing.h"

long bracketings(int n);                        /* 1 <= n <= 16 */
void bracketing_at(int n, long number, Bracketing *b);  /* 0 <= number */

#endif
