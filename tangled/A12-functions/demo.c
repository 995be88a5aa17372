/* demo.c - the exponential of 0.8, step by step. */
#include "elementary.h"
#include <stdio.h>

int main(void)
{
    const float x = 0.8F, shifted = x * LOG2_E + ROUNDER;
    const float n = shifted - ROUNDER;
    const float high = x - n * LN2_HIGH, rest = n * LN2_LOW;
    float low;
    uint32_t k;
    const float y = elementary_exp_parts(x, &low, &k);
    printf("n                   %.0f\n", (double)n);
    printf("high                %.12f\n", (double)high);
    printf("rest                %.12f\n", (double)rest);
    printf("r = high - rest     %.12f\n", (double)(high - rest));
    printf("1 + high            %.12f\n", (double)(1 + high));
    printf("  what that lost    %.12f\n", (double)(high - (1 + high - 1)));
    printf("exp r               %.12f\n", (double)y);
    printf("  and beyond        %.12f\n", (double)low);
    printf("exp 0.8             %.9g\n", (double)elementary_exp(x));
    return k != (uint32_t)n + 254;
}
