/* functions.c - the four functions beside those of the C library. */
#include "functions.h"
#include <assert.h>

static float plain_sigmoid(float x) { return 1 / (1 + expf(-x)); }
static double exact_sigmoid(double x)
{
    return x < 0 ? exp(x) / (1 + exp(x)) : 1 / (1 + exp(-x));
}

Function function(int i)
{
    static const Function functions[] = {
        { "exp", elementary_exp, expf, exp, EXP_LEAST, EXP_MOST },
        { "log", elementary_log, logf, log, 0, INFINITY },
        { "tanh", elementary_tanh, tanhf, tanh, 0, TANH_MOST },
        { "sigmoid", elementary_sigmoid, plain_sigmoid, exact_sigmoid,
          EXP_LEAST, 20 },
    };
    _Static_assert(sizeof functions / sizeof functions[0]
                   == ELEMENTARY_FUNCTIONS, "all functions");
    assert(0 <= i && i < ELEMENTARY_FUNCTIONS);
    return functions[i];
}

double error_in_ulps(float y, double exact)
{
    uint64_t bits;
    memcpy(&bits, &exact, sizeof bits);
    const int power = (int)(bits >> 52 & 0x7ff) - 1023;
    const uint64_t ulp = (uint64_t)((power < -126 ? -126 : power) - 23 + 1023);
    double unit;
    if (isinf(y) && fabs(exact) >= 0x1.ffffffp127)
        return signbit(y) == signbit(exact) ? 0 : INFINITY;
    bits = ulp << 52;
    memcpy(&unit, &bits, sizeof unit);
    return fabs((double)y - exact) / unit;
}

float scattered_float(uint32_t i) { return float_of(i * 0x9e3779b1U); }

float float_number(int32_t i)
{
    return i < 0 ? -float_of((uint32_t)-i) : float_of((uint32_t)i);
}

int32_t number_of_float(float x)
{
    return x < 0 ? -(int32_t)bits_of(-x) : (int32_t)bits_of(x);
}
