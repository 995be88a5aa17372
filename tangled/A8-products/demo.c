/* demo.c - one entry of a product, summed in four ways. */
#include "source.h"
#include <math.h>
#include <stdio.h>

enum { TERMS = 784, LANES = 8 };
static Source source;
static float a[TERMS], b[TERMS];

static float from_the_left(void)
{
    float s = 0;
    for (int p = 0; p < TERMS; p++)
        s += a[p] * b[p];
    return s;
}

static float from_the_right(void)
{
    float s = 0;
    for (int p = TERMS - 1; p >= 0; p--)
        s += a[p] * b[p];
    return s;
}

static float in_lanes(void)
{
    float lane[LANES] = { 0 }, s = 0;
    for (int p = 0; p < TERMS; p++)
        lane[p % LANES] += a[p] * b[p];
    for (int l = 0; l < LANES; l++)
        s += lane[l];
    return s;
}

static float fused(void)
{
    float s = 0;
    for (int p = 0; p < TERMS; p++)
        s = fmaf(a[p], b[p], s);
    return s;
}

int main(void)
{
    double exact = 0;
    source_seed(&source, 1);
    for (int p = 0; p < TERMS; p++) {
        a[p] = (float)draw_real(&source), b[p] = (float)draw_real(&source);
        exact += (double)a[p] * b[p];
    }
    printf("from the left    %.9g\n", (double)from_the_left());
    printf("from the right   %.9g\n", (double)from_the_right());
    printf("in eight lanes   %.9g\n", (double)in_lanes());
    printf("fused            %.9g\n", (double)fused());
    printf("in double        %.9g\n", exact);
    return 0;
}
