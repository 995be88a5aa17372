/* 15.1.c - a number that swallows another, but not two of them. */
#include "15.1.h"

void three_numbers(float x[3])
{
    x[0] = -2147483648.0f;
    x[1] = x[2] = 60;
}
