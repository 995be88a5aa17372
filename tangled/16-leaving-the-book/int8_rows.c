/* int8_rows.c - matrices in bytes, with a step for each row; chapter 6. */
#include "int8_rows.h"
#include "order.h"
#include <math.h>

static GridStep step_of(int columns, const real w[])
{
    real most = 0;
    for (int j = 0; j < columns; j++) {
        const real size = w[j] < 0 ? -w[j] : w[j];
        most = size > most ? size : most;
    }
    most /= 127;
    return (GridStep){ most < LEAST_STEP ? LEAST_STEP
                       : most > MOST_STEP ? MOST_STEP : most };
}

void quantise_rows(int rows, int columns, const real w[], int8_t code[],
                   real step[])
{
    for (int i = 0; i < rows; i++) {
        const GridStep s = step_of(columns, w + i * columns);
        step[i] = s.value;
        for (int j = 0; j < columns; j++) {
            const Weight x = { w[i * columns + j] };
            Code n;
            nearest(&s, &x, &n);
            code[i * columns + j] = (int8_t)n.at;
        }
    }
}

void dequantise_rows(int rows, int columns, const int8_t code[],
                     const real step[], real w[])
{
    for (int i = 0; i < rows; i++) {
        const GridStep s = { step[i] };
        for (int j = 0; j < columns; j++) {
            const Code n = { code[i * columns + j] };
            Weight x;
            dequantise(&s, &n, &x);
            w[i * columns + j] = x.value;
        }
    }
}
