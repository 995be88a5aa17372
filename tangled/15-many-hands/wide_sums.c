/* wide_sums.c - sums of floats without rounding; Neal 2015. */
#include "wide_sums.h"
#include <math.h>

static const int64_t whole = (int64_t)1 << 32;

enum status wide_add(float x, WideSum *sum)
{
    int exponent;
    if (!isfinite(x))
        return NOT_FINITE;
    if (sum->count >= WIDE_MOST)
        return TOO_LONG;
    int64_t digits = (int64_t)ldexp(frexp((double)x, &exponent), 24);
    int at = exponent - 24 + 149;
    for (; at < 0; at++)
        digits /= 2;
    digits *= (int64_t)1 << at % 32;
    sum->at[at / 32] += digits % whole;
    if (digits / whole != 0)
        sum->at[at / 32 + 1] += digits / whole;
    sum->count++;
    return OK;
}

enum status wide_join(const WideSum *x, WideSum *sum)
{
    if (x->count > WIDE_MOST - sum->count)
        return TOO_LONG;
    sum->count += x->count;
    for (int i = 0; i < WIDE_PARTS; i++)
        sum->at[i] += x->at[i];
    return OK;
}

enum { DIGITS = 32 * (WIDE_PARTS + 1) };

/* Binary digits of the absolute value, in ten parts; the sign. */
static int carry(const WideSum *sum, uint32_t part[WIDE_PARTS + 1])
{
    int sign = 1;
    for (int again = 0; again < 2; again++) {
        int64_t over = 0;
        for (int i = 0; i < WIDE_PARTS; i++) {
            const int64_t x = sign * sum->at[i] + over;
            over = x / whole - (x % whole < 0);
            part[i] = (uint32_t)(x - over * whole);
        }
        part[WIDE_PARTS] = (uint32_t)(over & (whole - 1));
        if (over >= 0)
            break;
        sign = -1;
    }
    return sign;
}

static int digit(const uint32_t part[], int i)
{
    return i < 0 ? 0 : (int)(part[i / 32] >> i % 32 & 1);
}

float wide_rounded(const WideSum *sum)
{
    uint32_t part[WIDE_PARTS + 1];
    int first = DIGITS - 1, below = 0;
    double digits = 0;
    const int sign = carry(sum, part);
    while (first > 23 && !digit(part, first))
        first--;
    const int last = first - 23;
    for (int i = first; i >= last; i--)
        digits = 2 * digits + digit(part, i);
    for (int i = last - 2; i >= 0 && !below; i--)
        below = digit(part, i);
    if (digit(part, last - 1) && (below || digit(part, last)))
        digits++;
    return (float)(sign * ldexp(digits, last - 149));
}
