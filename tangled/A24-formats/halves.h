/* halves.h - numbers of 16 bits, widened to floats exactly; IEEE 754. */
#ifndef HALVES_H
#define HALVES_H

#include <math.h>
#include <stdint.h>
#include <string.h>

static inline float bfloat_to_float(uint16_t h)
{
    const uint32_t bits = (uint32_t)h << 16;
    float x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

static inline float half_to_float(uint16_t h)
{
    const uint32_t sign = (uint32_t)(h >> 15) << 31, fraction = h & 1023;
    const uint32_t exponent = h >> 10 & 31;
    const uint32_t above = exponent == 31 ? 255 : exponent + 112;
    const uint32_t bits = sign | above << 23 | fraction << 13;
    float x;
    if (exponent == 0)
        return (sign != 0 ? -1 : 1) * ldexpf((float)fraction, -24);
    memcpy(&x, &bits, sizeof x);
    return x;
}

#endif
