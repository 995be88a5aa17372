/* 16.3.c - a square with 47 digits. */
#include "16.3.h"

float a_square_less_itself(void) { return 1.0F + 1.0F / 8388608; }
