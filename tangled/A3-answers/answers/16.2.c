/* 16.2.c - each group is a row. */
#include "16.2.h"

void quantise_groups(int n, int g, const real w[], int8_t code[],
                     real step[])
{
    for (int at = 0; at < n; at += g)
        quantise_rows(1, n - at < g ? n - at : g, w + at, code + at,
                      step + at / g);
}
