#include "order.h"
#include "testing.h"
#include <math.h>

PARAMETRIC(floored, GridStep, Weight, Code);

START_TEST(floored_is_right_adjoint_to_dequantise)
{
    const GridStep s = { (real)(_i + 1) * (real)0.019 };
    for (int k = LEAST_CODE * 4; k <= MOST_CODE * 4 + 8; k++) {
        real at = (real)(k >= 0 ? k / 4 : -(-k / 4)) * s.value;
        float up = k % 2 == 0 ? 1e9f : -1e9f;
        Weight x = { k % 4 == 0 ? at : (real)nextafterf((float)at, up) };
        Code c;
        if (x.value < LEAST_CODE * s.value)
            continue;
        floored(&s, &x, &c);
        for (int n = LEAST_CODE; n <= MOST_CODE; n++)
            if ((n <= c.at) != ((real)n * s.value <= x.value))
                ck_abort_msg("code %d of %.9g, and n = %d", c.at,
                             (double)x.value, n);
    }
}
END_TEST

int main(void)
{
    const Test test = { floored_is_right_adjoint_to_dequantise, 20 };
    return run_tests("exercise 6.1", 1, &test);
}
