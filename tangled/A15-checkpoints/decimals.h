/* decimals.h - a float, printed and read. */
#ifndef DECIMALS_H
#define DECIMALS_H

#include <stdio.h>
#include <stdlib.h>

static inline float through_decimals(int digits, float x)
{
    char text[64];
    snprintf(text, sizeof text, "%.*g", digits, (double)x);
    return strtof(text, NULL);
}

#endif
