#include "contrast.h"

#include <math.h>

static double linear(unsigned byte)
{
    double s = byte / 255.0;

    return s <= 0.04045 ? s / 12.92 : pow((s + 0.055) / 1.055, 2.4);
}

double luminance(Colour c)
{
    return 0.2126 * linear(c.red) + 0.7152 * linear(c.green)
         + 0.0722 * linear(c.blue);
}

double contrast(Colour a, Colour b)
{
    double x = luminance(a) + 0.05, y = luminance(b) + 0.05;

    return x > y ? x / y : y / x;
}
