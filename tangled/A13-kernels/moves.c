/* moves.c - numbers that change places, and sums along rows. */
#include "moves.h"
#include "products.h"
#include <string.h>

enum { TOGETHER = 16 };                 /* columns */

void gather_columns(int d, int n, const float *id, const float *table,
                    float *y)
{
    for (int j = 0; j < n; j += TOGETHER) {
        const int some = n - j < TOGETHER ? n - j : TOGETHER;
        const float *row[TOGETHER];
        for (int l = 0; l < some; l++)
            row[l] = table + (ptrdiff_t)id[j + l] * d;
        for (int r = 0; r < d; r++)
            for (int l = 0; l < some; l++)
                y[(ptrdiff_t)r * n + j + l] = row[l][r];
    }
}

void scatter_columns(int v, int d, int n, const float *id, const float *x,
                     float *table, float *room)
{
    memset(table, 0, (size_t)v * (size_t)d * sizeof *table);
    for (int j = 0; j < n; j += TOGETHER) {
        const int some = n - j < TOGETHER ? n - j : TOGETHER;
        turn_over(d, some, x + j, n, room, d);
        for (int l = 0; l < some; l++) {
            float *const row = table + (ptrdiff_t)id[j + l] * d;
            for (int r = 0; r < d; r++)
                row[r] += room[l * d + r];
        }
    }
}

enum { ROWS_AT_ONCE = 8 };

static void total_some(int n, const float *x, float *y)
{
    float s[ROWS_AT_ONCE] = { 0 };
    for (int j = 0; j < n; j++)
        for (int r = 0; r < ROWS_AT_ONCE; r++)
            s[r] += x[(ptrdiff_t)r * n + j];
    memcpy(y, s, sizeof s);
}

static void total_products(int n, const float *x, const float *z, float *y)
{
    float s[ROWS_AT_ONCE] = { 0 };
    for (int j = 0; j < n; j++)
        for (int r = 0; r < ROWS_AT_ONCE; r++)
            s[r] += x[(ptrdiff_t)r * n + j] * z[(ptrdiff_t)r * n + j];
    memcpy(y, s, sizeof s);
}

void total_rows(int m, int n, const float *x, const float *z, float *y)
{
    for (; m >= ROWS_AT_ONCE; m -= ROWS_AT_ONCE, y += ROWS_AT_ONCE) {
        if (z == NULL)
            total_some(n, x, y);
        else
            total_products(n, x, z, y);
        x += (ptrdiff_t)ROWS_AT_ONCE * n;
        z = z ? z + (ptrdiff_t)ROWS_AT_ONCE * n : NULL;
    }
    for (; m > 0; m--, x += n, y++) {
        *y = 0;
        for (int j = 0; j < n; j++)
            *y += z ? x[j] * z[j] : x[j];
        z = z ? z + n : NULL;
    }
}
