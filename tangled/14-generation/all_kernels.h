/* all_kernels.h - the kernels whose rows are quarters. */
#ifndef ALL_KERNELS_H
#define ALL_KERNELS_H

#include "markov.h"

enum { QUARTER_ROWS = 15, QUARTER_KERNELS = 15 * 15 * 15 };
INLINE Law quarter_row(int n)           /* 0 <= n < QUARTER_ROWS */
{
    for (int i = 0; i <= 4; i++)
        for (int j = 0; i + j <= 4; j++)
            if (n-- == 0)
                return (Law){ 4, { i, j, 4 - i - j } };
    return (Law){ 4, { 4, 0, 0 } };
}

INLINE MarkovKernel quarter_kernel(int n)
{
    return (MarkovKernel){ { quarter_row(n / 225), quarter_row(n / 15 % 15),
                             quarter_row(n % 15) } };
}

#endif
